public import Audit
public import ClinicVocabulary
public import Database

extension AccessService {
  /// Closes the account of a patient who is being erased, in the transaction of their erasure: nobody
  /// can sign in to it again, nothing by which they signed in is left, and no invitation to one is good.
  public func closeAccount(
    ofErased patient: PatientID, _ context: AuditContext, in transaction: Transaction
  ) throws {
    let clinic = context.clinic
    try transaction.execute(
      """
      UPDATE invitation SET revoked_at = \(context.at) WHERE clinic_id = \(clinic)
      AND patient_id = \(patient) AND accepted_at IS NULL AND revoked_at IS NULL
      """)
    let found = try transaction.firstRow(
      """
      SELECT \(AccountRow.columns) FROM \(AccountRow.tables) WHERE a.clinic_id = \(clinic)
      AND a.patient_id = \(patient)
      """)
    guard let account = try found.map(AccountRow.init) else { return }
    try Session.end(
      of: account.person, clinic, because: .accountChanged, at: context.at, in: transaction)
    try account.removeSeed(in: transaction)
    // Digests of random tokens: no name and no password leads to them.
    let nobody = keys.digest(Token.random().text, kind: .login)
    try transaction.execute(
      """
      UPDATE account SET login_digest = \(nobody), password_hash = \("")
      WHERE clinic_id = \(clinic) AND person_id = \(account.person)
      """)
    try transaction.execute(
      """
      UPDATE device SET label = \(""), revoked_at = \(context.at) WHERE clinic_id = \(clinic)
      AND person_id = \(account.person)
      """)
    if account.active {
      try AccountVersion(after: account, active: false)
        .insert(author: context.person ?? account.person, at: context.at, in: transaction)
    }
    try log.record(
      AuditEvent(
        "account.erase", AuditSubject("account", account.person), of: patient, context: context),
      in: transaction)
  }
}
