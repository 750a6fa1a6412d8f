internal import Hummingbird
internal import Logging
internal import Vocabulary

/// What the middleware found out about a request.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Whose photographs may be shown: a random id in the browser's cookie.
  var visitor = RandomID()
  var language = Language.french

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
  }
}
