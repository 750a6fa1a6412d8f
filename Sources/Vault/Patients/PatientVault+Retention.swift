public import ClinicVocabulary
package import Database

/// A reason why a patient may not be erased, as its row says.
package struct HoldRow: Sendable {
  package let id: LegalHold.ID
  /// nil once the patient was erased.
  package let reason: String?
  package let recordedAt: Instant
  package let author: PersonID?
  package let liftedAt: Instant?
}

/// That a patient was erased, as the row says.
package struct ErasureRow: Sendable {
  package let patient: PatientID
  package let erasedAt: Instant
  package let erasedBy: PersonID?
}

/// For stores that hold a permit and write their own event: nothing here leaves an entry in the log.
extension PatientVault {
  func isHeld(
    _ patient: PatientID, in clinic: ClinicID, _ transaction: Transaction
  ) throws(DatabaseFailure) -> Bool {
    try transaction.firstRow(
      """
      SELECT hold_id FROM legal_hold WHERE clinic_id = \(clinic) AND patient_id = \(patient)
        AND lifted_at IS NULL
      """) != nil
  }

  /// All holds of a patient, the newest first.
  package func holds(
    of patient: PatientID, in clinic: ClinicID, _ transaction: Transaction
  ) throws -> [HoldRow] {
    let key = try keys.key(of: patient, in: clinic)
    return try transaction.rows(
      """
      SELECT hold_id, sealed_reason, recorded_at, author, lifted_at FROM legal_hold
      WHERE clinic_id = \(clinic) AND patient_id = \(patient) ORDER BY recorded_at DESC, hold_id DESC
      """
    ).map { row in
      let id: LegalHold.ID = try row.id("hold_id")
      let reason = try key?.open(
        try row.blob("sealed_reason"), at: holdPlace(id, of: patient, in: clinic))
      return HoldRow(
        id: id, reason: reason.map { String(decoding: $0, as: UTF8.self) },
        recordedAt: try row.instant("recorded_at"),
        author: try row.optional("author") { name throws(DatabaseFailure) in try row.id(name) },
        liftedAt: try row.optional("lifted_at", row.instant))
    }
  }

  /// Suspends erasure.
  ///
  /// - Returns: nil when nothing can be sealed for the patient.
  package func insertHold(
    _ reason: String, of patient: PatientID, in clinic: ClinicID, author: PersonID,
    at instant: Instant, in transaction: Transaction
  ) throws -> LegalHold.ID? {
    guard let key = try keys.key(of: patient, in: clinic) else { return nil }
    let id = LegalHold.ID(at: instant)
    let sealed = try key.seal(Array(reason.utf8), for: holdPlace(id, of: patient, in: clinic))
    try transaction.execute(
      """
      INSERT INTO legal_hold (clinic_id, hold_id, patient_id, sealed_reason, recorded_at, author)
      VALUES (\(clinic), \(id), \(patient), \(sealed), \(instant), \(author))
      """)
    return id
  }

  /// Ends a hold.
  ///
  /// - Returns: whether there was one that lasted.
  package func liftHold(
    _ hold: LegalHold.ID, of patient: PatientID, in clinic: ClinicID, author: PersonID,
    at instant: Instant, in transaction: Transaction
  ) throws(DatabaseFailure) -> Bool {
    try transaction.execute(
      """
      UPDATE legal_hold SET lifted_at = \(instant), lifted_by = \(author)
      WHERE clinic_id = \(clinic) AND hold_id = \(hold) AND patient_id = \(patient)
        AND lifted_at IS NULL
      """) == 1
  }

  /// When the patient was erased, and by whom; nil when they were not.
  package func erasure(
    of patient: PatientID, in clinic: ClinicID, _ transaction: Transaction
  ) throws(DatabaseFailure) -> ErasureRow? {
    let row = try transaction.firstRow(
      """
      SELECT patient_id, erased_at, erased_by FROM patient WHERE clinic_id = \(clinic)
        AND patient_id = \(patient) AND erased_at IS NOT NULL
      """)
    return try row.map { row throws(DatabaseFailure) in try ErasureRow(row) }
  }

  /// The clinic's erased patients, the last erased first.
  package func erasures(
    in clinic: ClinicID, _ transaction: Transaction
  ) throws(DatabaseFailure) -> [ErasureRow] {
    let rows = try transaction.rows(
      """
      SELECT patient_id, erased_at, erased_by FROM patient WHERE clinic_id = \(clinic)
        AND erased_at IS NOT NULL ORDER BY erased_at DESC LIMIT 500
      """)
    var found: [ErasureRow] = []
    for row in rows { found.append(try ErasureRow(row)) }
    return found
  }

  /// How many photographs rows name, and when the last was kept.
  package func photographCount(
    of patient: PatientID, in clinic: ClinicID, _ transaction: Transaction
  ) throws(DatabaseFailure) -> (count: Int, last: Instant?) {
    let row = try transaction.firstRow(
      """
      SELECT count(*) AS photographs, max(recorded_at) AS last FROM photograph
      WHERE clinic_id = \(clinic) AND patient_id = \(patient)
      """)
    guard let row else { return (0, nil) }
    return (Int(try row.integer("photographs")), try row.optional("last", row.instant))
  }

  /// Whether nobody can open anything of the patient any more.
  package func keyIsGone(of patient: PatientID, in clinic: ClinicID) throws(VaultFailure) -> Bool {
    try keys.key(of: patient, in: clinic) == nil
  }

  /// Destroys the key of a patient whose erasure is recorded, and removes the files of their
  /// photographs; what is gone already is no error.
  ///
  /// - Returns: whether their erasure is recorded; nothing is destroyed otherwise.
  public func completeErasure(of patient: PatientID, in clinic: ClinicID) async throws -> Bool {
    let found = try await database.read(.clinic(clinic)) { transaction in
      try erasure(of: patient, in: clinic, transaction)
    }
    guard let found else { return false }
    try await destroy(patient, in: clinic, at: found.erasedAt)
    return true
  }

  private func holdPlace(
    _ id: LegalHold.ID, of patient: PatientID, in clinic: ClinicID
  ) -> FieldPlace {
    FieldPlace(
      clinic: clinic, patient: patient, table: "legal_hold", column: "sealed_reason",
      record: id.text, version: 1)
  }
}

extension ErasureRow {
  init(_ row: SQLRow) throws(DatabaseFailure) {
    patient = try row.id("patient_id")
    erasedAt = try row.instant("erased_at")
    erasedBy = try row.optional("erased_by") { name throws(DatabaseFailure) in try row.id(name) }
  }
}
