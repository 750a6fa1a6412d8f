internal import Access
internal import HTTPTypes
internal import Hummingbird

/// Adds routes to the router, each behind its guard, and keeps the table of them.
final class SiteRoutes {
  typealias Handler = @Sendable (Request, SiteContext) async throws -> Response

  let router = Router(context: SiteContext.self)
  private(set) var entries: [RouteEntry] = []
  private let gate: Gate
  private let pages = PageTable()

  init(_ gate: Gate) { self.gate = gate }

  func get(_ path: String, _ guarded: RouteGuard, _ handler: @escaping Handler) {
    add(.get, path, guarded, handler)
  }

  func post(_ path: String, _ guarded: RouteGuard, _ handler: @escaping Handler) {
    add(.post, path, guarded, handler)
  }

  func put(_ path: String, _ guarded: RouteGuard, _ handler: @escaping Handler) {
    add(.put, path, guarded, handler)
  }

  func delete(_ path: String, _ guarded: RouteGuard, _ handler: @escaping Handler) {
    add(.delete, path, guarded, handler)
  }

  /// Routes below `path` behind one guard.
  func folder(_ path: String, _ guarded: RouteGuard) -> RouteFolder {
    RouteFolder(routes: self, path: path, guarded: guarded)
  }

  private func add(
    _ method: HTTPRequest.Method, _ path: String, _ guarded: RouteGuard,
    _ handler: @escaping Handler
  ) {
    entries.append(RouteEntry(method: method.rawValue, path: path, guarded: guarded))
    if method == .get { pages.add(path) }
    router.on(RouterPath(path), method: method) { [gate, pages] request, context in
      var context = context
      context.pageDepth = pages.depth(of: path)
      context.guarded = guarded
      try await gate.pass(request, &context)
      return try await handler(request, context)
    }
  }
}

/// Routes below one path behind one guard.
struct RouteFolder {
  fileprivate let routes: SiteRoutes
  fileprivate let path: String
  fileprivate let guarded: RouteGuard

  func get(_ below: String = "", _ handler: @escaping SiteRoutes.Handler) {
    routes.get(path + below, guarded, handler)
  }

  func post(_ below: String = "", _ handler: @escaping SiteRoutes.Handler) {
    routes.post(path + below, guarded, handler)
  }

  func put(_ below: String = "", _ handler: @escaping SiteRoutes.Handler) {
    routes.put(path + below, guarded, handler)
  }

  func delete(_ below: String = "", _ handler: @escaping SiteRoutes.Handler) {
    routes.delete(path + below, guarded, handler)
  }
}
