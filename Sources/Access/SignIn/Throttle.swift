internal import ClinicVocabulary

/// How failures slow down what follows: a few are free, then each doubles the wait.
struct Throttle: Sendable {
  let free: Int64
  let longest: Duration
  /// Failures older than this are forgotten.
  let memory = Duration.seconds(24 * 3600)

  /// By sign-in name, whether an account has it or not.
  static let account = Throttle(free: 5, longest: .seconds(15 * 60))
  /// By address, behind which many may sit.
  static let address = Throttle(free: 20, longest: .seconds(15 * 60))

  /// How long after failure number `failures` the next try is refused.
  func delay(after failures: Int64) -> Duration {
    guard failures >= free else { return .zero }
    return min(longest, .seconds(1 << min(failures - free, 20)))
  }
}
