internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Vocabulary

/// What the middleware found out about a request.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Whose photographs may be shown: a random id in the browser's cookie.
  var visitor = RandomID()
  var language = Language.french

  /// The address of the other end, without its port.
  let peer: String?

  var isFromThisMachine: Bool { peer == "::1" || peer?.hasPrefix("127.") == true }

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress
  }
}
