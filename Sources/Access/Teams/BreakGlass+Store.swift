internal import ClinicVocabulary
internal import Database

extension BreakGlass {
  /// Whether the asker's reason for this patient stands at `now`.
  static func isOpen(
    by asker: Asker, on subject: Subject, at now: Instant, in transaction: Transaction
  ) throws -> Bool {
    guard case .patient(let patient) = subject else { return false }
    return try transaction.firstRow(
      """
      SELECT 1 FROM break_glass WHERE clinic_id = \(asker.clinic) AND patient_id = \(patient)
      AND person_id = \(asker.person) AND opened_at <= \(now) AND ends_at > \(now) LIMIT 1
      """) != nil
  }

  func insert(sealedReason: [UInt8], in transaction: Transaction) throws {
    try transaction.execute(
      """
      INSERT INTO break_glass (clinic_id, break_glass_id, patient_id, person_id, sealed_reason,
      opened_at, ends_at) VALUES (\(clinic), \(id), \(patient), \(person), \(sealedReason),
      \(openedAt), \(endsAt))
      """)
  }

  /// Those of a patient with their sealed reasons, the newest first.
  static func all(
    of patient: PatientID, _ clinic: ClinicID, in transaction: Transaction
  ) throws -> [(BreakGlass, sealedReason: [UInt8])] {
    try transaction.rows(
      """
      SELECT break_glass_id, person_id, sealed_reason, opened_at, ends_at FROM break_glass
      WHERE clinic_id = \(clinic) AND patient_id = \(patient) ORDER BY opened_at DESC,
      break_glass_id DESC
      """
    ).map { row in
      let glass = BreakGlass(
        id: try row.id("break_glass_id"), clinic: clinic, patient: patient,
        person: try row.id("person_id"), openedAt: try row.instant("opened_at"),
        endsAt: try row.instant("ends_at"))
      return (glass, try row.blob("sealed_reason"))
    }
  }
}
