public import ClinicVocabulary
public import Database

extension JobQueue {
  /// Sees to it that a job of this kind is done once a day: one that waits or runs is enough, one that
  /// was given up a day ago begins anew, else a new one is added.
  ///
  /// Asked for by every program of the practice, as often as it likes.
  ///
  /// - Parameter id: of the new one, where there is one.
  public static func keepDaily(
    _ kind: JobKind, for clinic: ClinicID, id: Job.ID, at instant: Instant,
    in transaction: Transaction
  ) throws(DatabaseFailure) {
    let last = try transaction.firstRow(
      """
      SELECT job_id, state, due_at FROM job WHERE clinic_id = \(clinic) AND kind = \(kind.rawValue)
      ORDER BY recorded_at DESC, job_id DESC LIMIT 1
      """)
    if let last {
      let isOpen = try ["waiting", "leased"].contains(last.text("state"))
      let ended = try last.instant("due_at")
      guard !isOpen, instant.duration(since: ended) >= .seconds(86_400) else { return }
      if try requeue(last.id("job_id"), of: clinic, at: instant, in: transaction) { return }
    }
    try enqueue(kind, payload: "{}", for: clinic, id: id, at: instant, in: transaction)
  }
}
