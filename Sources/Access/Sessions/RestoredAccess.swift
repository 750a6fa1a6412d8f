package import ClinicVocabulary
package import Database

/// What must not come back to life with a backup.
package enum RestoredAccess {
  /// Ends every session and takes back every open invitation: some were ended or used since the backup
  /// was made, and nobody can tell which.
  ///
  /// - Returns: how many sessions.
  @discardableResult
  package static func close(
    at now: Instant, in transaction: Transaction
  ) throws(DatabaseFailure) -> Int {
    try transaction.execute(
      "UPDATE invitation SET revoked_at = \(now) WHERE accepted_at IS NULL AND revoked_at IS NULL")
    return try transaction.execute(
      """
      UPDATE session SET ended_at = \(now), end_reason = \(SessionEnd.revoked.rawValue)
      WHERE ended_at IS NULL
      """)
  }
}
