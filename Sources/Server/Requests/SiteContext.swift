internal import Access
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Vocabulary

/// What the middleware found out about a request.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Whose photographs on the light table may be shown: a random id in the browser's cookie, renewed
  /// at each sign-in and sign-out.
  var visitor = RandomID()
  var language = Language.french
  /// What the session's cookie holds; whether it is good is asked by the gate.
  var session: ClinicToken?
  /// Who is signed in, once the gate has let the request through.
  var person: SessionView?
  /// The guard of the route.
  var guarded = RouteGuard.everyone
  /// How many parts of the path lead to a page that can be opened.
  var pageDepth = 0
  /// The address of the other end, without its port.
  let peer: String?

  var isFromThisMachine: Bool { peer == "::1" || peer?.hasPrefix("127.") == true }

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress
  }
}
