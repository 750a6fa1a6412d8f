public import ClinicVocabulary
public import Database

/// A job as an administrator sees it.
public struct JobSight: Sendable, Hashable {
  public enum State: String, Sendable, Hashable, CaseIterable {
    case waiting, leased, done, dead
  }

  public let id: Job.ID
  public let kind: JobKind
  public let state: State
  /// How often it was begun.
  public let attempts: Int
  /// Why the last attempt failed; a text of the program, without patient data.
  public let failure: String?
  public let enqueuedAt: Instant
  /// Not before this instant; for a job that ended, when it did.
  public let dueAt: Instant
  /// When an administrator put it out of sight.
  public let setAsideAt: Instant?
}

extension JobQueue {
  /// The clinic's jobs that wait, run or were given up, the latest first.
  public static func sights(
    of clinic: ClinicID, atMost limit: Int = 200, in transaction: Transaction
  ) throws(DatabaseFailure) -> [JobSight] {
    let rows = try transaction.rows(
      """
      SELECT job_id, kind, state, attempts, failure, recorded_at, due_at, set_aside_at FROM job
      WHERE clinic_id = \(clinic) AND state <> 'done'
      ORDER BY recorded_at DESC, job_id DESC LIMIT \(limit)
      """)
    var sights: [JobSight] = []
    for row in rows { sights.append(try JobSight(row)) }
    return sights
  }

  /// How many of the clinic's jobs are kept that were done.
  public static func doneCount(
    of clinic: ClinicID, in transaction: Transaction
  ) throws(DatabaseFailure) -> Int {
    let row = try transaction.firstRow(
      "SELECT count(*) AS jobs FROM job WHERE clinic_id = \(clinic) AND state = 'done'")
    return Int(try row?.integer("jobs") ?? 0)
  }

  /// Puts a job that was given up out of sight, or back into it.
  ///
  /// - Returns: false when there is no such job.
  public static func setAside(
    _ id: Job.ID, of clinic: ClinicID, _ isAside: Bool, at instant: Instant,
    in transaction: Transaction
  ) throws(DatabaseFailure) -> Bool {
    try transaction.execute(
      """
      UPDATE job SET set_aside_at = \((isAside ? instant : nil).sqlValue)
      WHERE clinic_id = \(clinic) AND job_id = \(id) AND state = 'dead'
      """) == 1
  }

  /// Since when the job that is due longest has waited for a program to take it; nil when none is due.
  public static func overdueSince(
    _ instant: Instant, in transaction: Transaction
  ) throws(DatabaseFailure) -> Instant? {
    try transaction.firstRow(
      """
      SELECT due_at FROM job WHERE state IN ('waiting', 'leased') AND due_at <= \(instant)
      ORDER BY due_at LIMIT 1
      """)?.instant("due_at")
  }
}

extension JobSight {
  init(_ row: SQLRow) throws(DatabaseFailure) {
    guard let state = State(rawValue: try row.text("state")) else {
      throw DatabaseFailure(.unexpectedValue, cause: "a job has no known state")
    }
    self.init(
      id: try row.id("job_id"), kind: JobKind(rawValue: try row.text("kind")), state: state,
      attempts: Int(try row.integer("attempts")),
      failure: try row.optional("failure", row.text),
      enqueuedAt: try row.instant("recorded_at"), dueAt: try row.instant("due_at"),
      setAsideAt: try row.optional("set_aside_at", row.instant))
  }
}
