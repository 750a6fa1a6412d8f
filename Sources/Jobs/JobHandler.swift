public import Database

/// Does the jobs of one kind.
public struct JobHandler: Sendable {
  /// What a finished job changes, in the transaction that marks it done: both happen or neither.
  public typealias Effect = @Sendable (Transaction) throws -> Void

  let kind: JobKind
  /// After so many attempts the job is given up until an administrator lets it begin anew.
  let mostAttempts: Int
  let work: @Sendable (Job) async throws -> Effect

  /// - Parameter work: what the job takes from outside the database; it may run again for the same
  ///   job. An error is tried again later, unless it is a `JobFailure` that says it is final.
  public init(
    _ kind: JobKind, mostAttempts: Int = 10,
    work: @escaping @Sendable (Job) async throws -> Effect
  ) {
    self.kind = kind
    self.mostAttempts = mostAttempts
    self.work = work
  }

  /// How long a failed job waits: 2 s, doubled with each attempt up to an hour, of which a random
  /// half, so that many that failed together do not return together.
  static func delay(
    after attempt: Int, using generator: inout some RandomNumberGenerator
  ) -> Duration {
    let full = 2000 << min(attempt - 1, 11)
    let most = min(full, 3_600_000)
    return .milliseconds(Int.random(in: most / 2...most, using: &generator))
  }
}
