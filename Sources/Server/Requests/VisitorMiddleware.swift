internal import Hummingbird
internal import Vocabulary

/// Tells visitors apart by a cookie that scripts and other sites cannot read, and reads their
/// language: the chosen one, else French.
struct VisitorMiddleware: RouterMiddleware {
  static let visitorCookie = "aglae_visitor"
  static let languageCookie = "aglae_language"
  /// Whether the cookies travel by encrypted connections only.
  let isEncrypted: Bool

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    let known = request.cookies[Self.visitorCookie].flatMap { RandomID($0.value) }
    if let known { context.visitor = known }
    context.session = SessionCookies(isEncrypted: isEncrypted).session(of: request)
    context.language =
      request.cookies[Self.languageCookie].flatMap { Language(rawValue: $0.value) } ?? .french
    var response = try await next(request, context)
    if known == nil, !request.uri.path.hasPrefix("/assets/") {
      response.setCookie(Self.cookie(context.visitor, isEncrypted: isEncrypted))
    }
    return response
  }

  /// The cookie that holds `visitor`; a new one at sign-in and sign-out leaves what the browser had on
  /// the light table behind.
  static func cookie(_ visitor: RandomID, isEncrypted: Bool) -> Cookie {
    Cookie(
      name: visitorCookie, value: visitor.text, path: "/", secure: isEncrypted, httpOnly: true,
      sameSite: .strict)
  }
}
