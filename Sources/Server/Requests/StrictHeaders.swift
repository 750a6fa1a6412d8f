internal import HTTPTypes
internal import Hummingbird

/// Tells browsers to be strict with every answer, and to keep none of them.
struct StrictHeaders: RouterMiddleware {
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    + "media-src 'self' blob:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    + "base-uri 'none'"
  /// The report is a single file: its style lies inside, and it has no script.
  static let reportPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
    + "frame-ancestors 'none'; base-uri 'none'"

  private static let headers: [(HTTPField.Name, String)] = [
    (.contentSecurityPolicy, policy), (.xContentTypeOptions, "nosniff"),
    (.referrerPolicy, "same-origin"), (.cacheControl, "no-store"),
    (.permissionsPolicy, "camera=(self), microphone=(), geolocation=()"),
    (.crossOriginOpenerPolicy, "same-origin"), (.crossOriginResourcePolicy, "same-origin"),
    // What frame-ancestors says, for browsers that do not know it.
    (.frameOptions, "DENY"),
  ]

  /// Whether browsers may be told to come by an encrypted connection only.
  let isEncrypted: Bool

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    for (name, value) in Self.headers where response.headers[name] == nil {
      response.headers[name] = value
    }
    if isEncrypted {
      response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
    }
    return response
  }
}

extension HTTPField.Name {
  static func named(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("a header's name") }
    return name
  }
  static let clearSiteData = named("Clear-Site-Data")
  fileprivate static let referrerPolicy = named("Referrer-Policy")
  fileprivate static let permissionsPolicy = named("Permissions-Policy")
  fileprivate static let crossOriginOpenerPolicy = named("Cross-Origin-Opener-Policy")
  fileprivate static let frameOptions = named("X-Frame-Options")
  fileprivate static let crossOriginResourcePolicy = named("Cross-Origin-Resource-Policy")
}
