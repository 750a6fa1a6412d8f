private import Foundation

/// Ends the program in order when the person or the system asks: first `cleanUp`, then the
/// signal's own effect, so that the caller sees why the program ended.
enum Interruption {
  /// Call once, before any thread is started: they inherit the blocked signals.
  static func whenAsked(_ cleanUp: @escaping @Sendable () -> Void) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let awaited = signals
    Thread.detachNewThread {
      var awaited = awaited
      var signal: Int32 = 0
      guard sigwait(&awaited, &signal) == 0 else { return }
      cleanUp()
      endBy(signal)
    }
  }

  /// Ends the program as if nothing had handled `signal`.
  static func endBy(_ signal: Int32) {
    var only = sigset_t()
    sigemptyset(&only)
    sigaddset(&only, signal)
    Foundation.signal(signal, SIG_DFL)
    pthread_sigmask(SIG_UNBLOCK, &only, nil)
    raise(signal)
  }
}
