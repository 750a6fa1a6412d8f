internal import Hummingbird
internal import Logging

/// Counts every request, and writes a line for each: method, route, status, time; never an id, a
/// name or a query.
struct MeterMiddleware: RouterMiddleware {
  let meter: RequestMeter
  let log: RequestLog

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response = try await next(request, context)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let route = context.endpointPath ?? "none"
    meter.record(
      method: request.method.rawValue, route: route, status: response.status.code, seconds: seconds)
    log.write(
      method: request.method.rawValue, route: route, status: response.status.code, seconds: seconds)
    return response
  }
}
