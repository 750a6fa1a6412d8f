internal import WebUI

/// How slowly a request's body may come: after a grace, no slower than a poor telephone line.
///
/// Nothing at all for the time of an idle connection ends the connection; this ends a trickle.
struct BodyPace {
  private let start = ContinuousClock.now
  /// Time before the pace counts.
  private static let grace = Duration.seconds(15)
  /// Bytes a second.
  private static let slowest = 50_000.0

  /// - Parameter received: bytes of the body so far.
  /// - Throws: `Problem.tooSlow`.
  func check(received: Int) throws(Problem) {
    let seconds = (ContinuousClock.now - start - Self.grace) / .seconds(1)
    guard seconds <= 0 || Double(received) >= seconds * Self.slowest else { throw .tooSlow }
  }
}
