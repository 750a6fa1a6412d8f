internal import ClinicVocabulary
internal import Synchronization

/// When the runner of background work last looked for a job, for the health page.
final class JobPulse: Sendable {
  private let last: Mutex<Instant>

  init(at instant: Instant) { last = Mutex(instant) }

  func beat(at instant: Instant) { last.withLock { $0 = instant } }

  /// A job may take that long, and a due one wait that long, before the work counts as stuck.
  static let patience = Duration.seconds(600)

  func isStuck(at instant: Instant) -> Bool {
    instant.duration(since: last.withLock { $0 }) > Self.patience
  }
}
