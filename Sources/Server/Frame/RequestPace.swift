internal import NIOCore
internal import NIOHTTPTypes

/// Ends a connection whose request comes in a trickle, also when it was answered already and only
/// what was announced is still to come.
///
/// After `grace` a body must have come at `slowest` bytes a second. It stands behind `BodyPace`, which
/// still has words for honest senders.
final class RequestPace: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart

  private static let grace = TimeAmount.seconds(25)
  private static let interval = TimeAmount.seconds(5)
  private static let slowest = 50_000.0

  private var began: NIODeadline?
  private var received = 0
  private var check: Scheduled<Void>?

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      began = .now()
      received = 0
      scheduleCheck(context)
    case .body(let part): received += part.readableBytes
    case .end: stop()
    }
    context.fireChannelRead(data)
  }

  func channelInactive(context: ChannelHandlerContext) {
    stop()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { stop() }

  private func stop() {
    began = nil
    check?.cancel()
    check = nil
  }

  private func scheduleCheck(_ context: ChannelHandlerContext) {
    check?.cancel()
    check = context.eventLoop.assumeIsolated().scheduleTask(in: Self.interval) {
      self.judge(context)
    }
  }

  private func judge(_ context: ChannelHandlerContext) {
    guard let began else { return }
    let counted = NIODeadline.now() - began - Self.grace
    let expected = Double(counted.nanoseconds) / 1e9 * Self.slowest
    if Double(received) < expected {
      context.close(promise: nil)
    } else {
      scheduleCheck(context)
    }
  }
}
