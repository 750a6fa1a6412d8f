internal import HTTPTypes
internal import Hummingbird
internal import WebUI

/// Refuses what does not come from the site's own pages.
///
/// A page of another site could otherwise send forms to this machine (cross-site request forgery)
/// or reach it under a name of its own (DNS rebinding).
struct GuardMiddleware: RouterMiddleware {
  /// Names under which the site answers, in lower case and without a port.
  let hosts: Set<String>

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    // The first host became the authority: one that is left is a second one (RFC 9112, 3.2).
    guard request.headers[.host] == nil, hosts.contains(hostName(of: request)) else {
      throw Problem.foreignHost
    }
    if request.method != .get, request.method != .head { try checkOrigin(of: request) }
    return try await next(request, context)
  }

  /// The host that the request names, without its port.
  private func hostName(of request: Request) -> String {
    let authority = request.head.authority ?? ""
    if authority.hasPrefix("[") {
      return String(authority.prefix { $0 != "]" }) + "]"
    }
    return String(authority.prefix { $0 != ":" }).lowercased()
  }

  private func checkOrigin(of request: Request) throws(Problem) {
    // Browsers that send it let no page forge it.
    if let site = request.headers[.secFetchSite] {
      guard site == "same-origin" || site == "none" else { throw .foreignOrigin }
    } else if let origin = request.headers[.origin], let authority = request.head.authority,
      origin != "http://\(authority)", origin != "https://\(authority)"
    {
      throw .foreignOrigin
    }
  }
}

extension HTTPField.Name {
  static let host = named("Host")
  static let secFetchSite = named("Sec-Fetch-Site")
}
