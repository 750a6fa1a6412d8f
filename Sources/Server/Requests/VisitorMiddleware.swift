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
    context.language =
      request.cookies[Self.languageCookie].flatMap { Language(rawValue: $0.value) } ?? .french
    var response = try await next(request, context)
    if known == nil, !request.uri.path.hasPrefix("/assets/") {
      response.setCookie(
        Cookie(
          name: Self.visitorCookie, value: context.visitor.text, path: "/", secure: isEncrypted,
          httpOnly: true, sameSite: .strict))
    }
    return response
  }
}
