internal import Access
internal import Audit
internal import ClinicVocabulary
internal import Database
internal import Vault

/// What is done with restored rows before they count.
struct RestoredRows: Sendable {
  let keys: KeyStore
  let log: AuditLog
  let facts: BackupFacts
  /// Of the restoration.
  let id: String
  let digest: String
  let acceptsMissingKeys: Bool
  let path: String
  let at: Instant

  struct Outcome: Sendable {
    let log: AuditReport
    let erasedSince: Int
    let missingKeys: Int
    /// Photographs of patients who are erased by now.
    let erasedPhotographs: [String]
  }

  func complete(
    _ transaction: Transaction, _ progress: BackupProgress.Report
  ) throws -> Outcome {
    let report = try checkedLog(transaction, progress)
    let erased = try PatientVault.recordErasures(known: keys, log, at: at, in: transaction)
    let (missing, patients) = try PatientVault.countMissingKeys(in: keys, transaction)
    guard missing == 0 || acceptsMissingKeys else {
      throw BackupRefusal(
        .keysMissing, path, cause: "\(missing) of \(patients) patients have no key")
    }
    try RestoredAccess.close(at: at, in: transaction)
    try transaction.execute(
      """
      INSERT INTO restoration (restoration_id, digest, made_at, restored_at)
      VALUES (\(id), \(digest), \(facts.madeAt), \(at))
      """)
    try MadeBackup.record("restore", digest, log: log, at: at, in: transaction)
    let names = try transaction.rows(
      """
      SELECT name FROM photograph JOIN patient ON patient.clinic_id = photograph.clinic_id
        AND patient.patient_id = photograph.patient_id
      WHERE erased_at IS NOT NULL
      """
    ).map { try $0.text("name") }
    return Outcome(
      log: report, erasedSince: erased, missingKeys: missing, erasedPhotographs: names)
  }

  /// The log as it was backed up: whole, and with the head that the backup tells of.
  private func checkedLog(
    _ transaction: Transaction, _ progress: BackupProgress.Report
  ) throws -> AuditReport {
    let verification = AuditVerification(
      trust: try keys.auditKeys().trust, expectedHeads: facts.head.map { [$0] } ?? [])
    let report = try verification.report(in: transaction) {
      progress(.log(done: $0, of: $1))
    }
    if let fault = report.fault { throw BackupRefusal(.logNotWhole, path, cause: "\(fault)") }
    return report
  }
}
