internal import ClinicVocabulary
internal import Database

extension Throttle {
  /// Counts a try as failed before it is made, so that many at once are not better than one after
  /// the other; a success takes it back.
  ///
  /// - Returns: until when tries are refused; nil when this one may be made.
  func reserve(_ subject: [UInt8], at now: Instant, in transaction: Transaction) throws -> Instant?
  {
    let row = try transaction.firstRow(
      """
      SELECT failures, last_failure_at, closed_until FROM sign_in_throttle
      WHERE subject_digest = \(subject)
      """)
    if let until = try row?.instant("closed_until"), until > now { return until }
    var failures: Int64 = 1
    if let row, now.duration(since: try row.instant("last_failure_at")) < memory {
      failures += try row.integer("failures")
    }
    let until = now.advanced(by: delay(after: failures))
    try transaction.execute(
      """
      INSERT INTO sign_in_throttle (subject_digest, failures, last_failure_at, closed_until)
      VALUES (\(subject), \(failures), \(now), \(until)) ON CONFLICT (subject_digest) DO UPDATE SET
      failures = \(failures), last_failure_at = \(now), closed_until = \(until)
      """)
    return nil
  }

  /// Forgets the subject's failures.
  static func forget(_ subject: [UInt8], in transaction: Transaction) throws {
    try transaction.execute("DELETE FROM sign_in_throttle WHERE subject_digest = \(subject)")
  }

  /// Takes one reserved try back and leaves what failed before.
  static func release(_ subject: [UInt8], in transaction: Transaction) throws {
    try transaction.execute(
      """
      UPDATE sign_in_throttle SET failures = failures - 1, closed_until = 0
      WHERE subject_digest = \(subject) AND failures > 0
      """)
  }

  /// Dates the subject's last failure.
  static func date(_ subject: [UInt8], at now: Instant, in transaction: Transaction) throws {
    try transaction.execute(
      """
      UPDATE sign_in_throttle SET last_failure_at = \(now) WHERE subject_digest = \(subject)
      """)
  }

  /// Removes what is older than the memory; one sign-in of many does it.
  func sweep(at now: Instant, in transaction: Transaction) throws {
    let oldest = now.advanced(by: .zero - memory)
    try transaction.execute("DELETE FROM sign_in_throttle WHERE last_failure_at < \(oldest)")
  }
}
