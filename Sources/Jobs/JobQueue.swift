public import ClinicVocabulary
public import Database

/// The rows of background work.
public enum JobQueue {
  /// Adds a job in the caller's transaction: it exists exactly when the change that asks for it does.
  ///
  /// - Parameter notBefore: when it may begin; `instant`, now, when nil.
  public static func enqueue(
    _ kind: JobKind, payload: String, for clinic: ClinicID, id: Job.ID, notBefore: Instant? = nil,
    at instant: Instant, in transaction: Transaction
  ) throws(DatabaseFailure) {
    try transaction.execute(
      """
      INSERT INTO job (clinic_id, job_id, kind, payload, state, due_at, attempts, recorded_at)
      VALUES (\(clinic), \(id), \(kind.rawValue), \(payload), 'waiting',
        \(notBefore ?? instant), 0, \(instant))
      """)
  }

  /// Lets a job that was given up begin anew.
  ///
  /// - Returns: false when there is no such job.
  public static func requeue(
    _ id: Job.ID, of clinic: ClinicID, at instant: Instant, in transaction: Transaction
  ) throws(DatabaseFailure) -> Bool {
    try transaction.execute(
      """
      UPDATE job SET state = 'waiting', attempts = 0, due_at = \(instant), set_aside_at = NULL
      WHERE clinic_id = \(clinic) AND job_id = \(id) AND state = 'dead'
      """) == 1
  }

  /// Forgets what was done before `instant`.
  ///
  /// - Returns: how many jobs.
  @discardableResult
  public static func removeDone(
    before instant: Instant, in transaction: Transaction
  ) throws(DatabaseFailure) -> Int {
    try transaction.execute("DELETE FROM job WHERE state = 'done' AND due_at < \(instant)")
  }
}
