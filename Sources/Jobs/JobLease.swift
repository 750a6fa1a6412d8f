internal import ClinicVocabulary
internal import Database

/// The turns of a job. Every change of a leased job asks whether the lease still holds.
enum JobLease {
  /// Takes the job that is due longest, be it new or left behind by a program that stopped.
  static func take(
    _ kinds: [JobKind], until expiry: Instant, at instant: Instant, lease: String,
    in transaction: Transaction
  ) throws(DatabaseFailure) -> Job? {
    // Two programs on PostgreSQL take different rows instead of waiting; SQLite's writers take turns.
    let lock: SQL = transaction.engine == .postgresql ? "FOR UPDATE SKIP LOCKED" : ""
    let row = try transaction.firstRow(
      """
      UPDATE job SET state = 'leased', lease = \(lease), due_at = \(expiry), attempts = attempts + 1
      WHERE (clinic_id, job_id) = (
        SELECT clinic_id, job_id FROM job
        WHERE state IN ('waiting', 'leased') AND due_at <= \(instant)
          AND kind IN \(anyOf: kinds.map(\.rawValue))
        ORDER BY due_at LIMIT 1 \(lock))
      RETURNING clinic_id, job_id, kind, payload, attempts
      """)
    guard let row else { return nil }
    return Job(
      id: try row.id("job_id"), clinic: try row.id("clinic_id"),
      kind: JobKind(rawValue: try row.text("kind")), payload: try row.text("payload"),
      attempt: Int(try row.integer("attempts")), lease: lease)
  }

  static func renew(
    _ job: Job, until expiry: Instant, in transaction: Transaction
  ) throws {
    try change(job, "due_at = \(expiry)", in: transaction)
  }

  static func finish(_ job: Job, at instant: Instant, in transaction: Transaction) throws {
    try change(
      job, "state = 'done', lease = NULL, failure = NULL, due_at = \(instant)", in: transaction)
  }

  /// Puts the job back for `instant`.
  static func postpone(
    _ job: Job, to instant: Instant, because failure: String, in transaction: Transaction
  ) throws {
    try change(
      job, "state = 'waiting', lease = NULL, failure = \(failure), due_at = \(instant)",
      in: transaction)
  }

  /// Puts the job back as if this attempt had not been.
  static func giveBack(_ job: Job, at instant: Instant, in transaction: Transaction) throws {
    try change(
      job, "state = 'waiting', lease = NULL, attempts = attempts - 1, due_at = \(instant)",
      in: transaction)
  }

  static func bury(
    _ job: Job, because failure: String, at instant: Instant, in transaction: Transaction
  ) throws {
    try change(
      job, "state = 'dead', lease = NULL, failure = \(failure), due_at = \(instant)",
      in: transaction)
  }

  private static func change(_ job: Job, _ change: SQL, in transaction: Transaction) throws {
    let changed = try transaction.execute(
      """
      UPDATE job SET \(change)
      WHERE clinic_id = \(job.clinic) AND job_id = \(job.id) AND lease = \(job.lease)
      """)
    guard changed == 1 else { throw LeaseLost() }
  }
}
