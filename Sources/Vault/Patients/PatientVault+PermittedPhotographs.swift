package import ClinicVocabulary
package import Database

/// For stores that hold a permit and write their own event: nothing here leaves an entry in the log.
extension PatientVault {
  /// Puts a photograph's sealed bytes on the disk, before the transaction that makes it part of a
  /// record; without that it is swept away later.
  ///
  /// - Throws: `VaultFailure` with `.noKey` for a patient who was erased or never was.
  package func seal(
    photograph bytes: [UInt8], _ id: Photograph.ID, of patient: PatientID, in clinic: ClinicID
  ) throws(VaultFailure) -> SealedPhotograph {
    guard let key = try keys.key(of: patient, in: clinic) else {
      throw VaultFailure(.noKey, patient.text)
    }
    var writer = try photographs.writer(id, key: key)
    try writer.append(bytes)
    return try writer.finish()
  }

  /// Makes it part of a record. `view` is a code of what it shows.
  package func insert(
    _ sealed: SealedPhotograph, _ id: Photograph.ID, view: String?, of patient: PatientID,
    in clinic: ClinicID, author: PersonID, at instant: Instant, in transaction: Transaction
  ) throws(DatabaseFailure) {
    try transaction.execute(
      """
      INSERT INTO photograph
        (clinic_id, photograph_id, patient_id, name, byte_count, recorded_at, author)
      VALUES (\(clinic), \(id), \(patient), \(sealed.name), \(sealed.byteCount), \(instant),
        \(author))
      """)
    guard let view else { return }
    try transaction.execute(
      """
      INSERT INTO photograph_view (clinic_id, photograph_id, view)
      VALUES (\(clinic), \(id), \(view))
      """)
  }

  /// Those of a patient, the newest first.
  package func photographs(
    of patient: PatientID, in clinic: ClinicID, atMost limit: Int, _ transaction: Transaction
  ) throws(DatabaseFailure) -> [PhotographRow] {
    let rows = try transaction.rows(
      """
      SELECT photograph.photograph_id, view, name, byte_count, recorded_at, author FROM photograph
      LEFT JOIN photograph_view ON photograph_view.clinic_id = photograph.clinic_id
        AND photograph_view.photograph_id = photograph.photograph_id
      WHERE photograph.clinic_id = \(clinic) AND patient_id = \(patient)
      ORDER BY recorded_at DESC, photograph.photograph_id DESC LIMIT \(limit)
      """)
    var found: [PhotographRow] = []
    for row in rows { found.append(try PhotographRow(row)) }
    return found
  }

  /// One of a patient; nil when the patient has no such photograph.
  package func photograph(
    _ id: Photograph.ID, of patient: PatientID, in clinic: ClinicID, _ transaction: Transaction
  ) throws(DatabaseFailure) -> PhotographRow? {
    let row = try transaction.firstRow(
      """
      SELECT photograph.photograph_id, view, name, byte_count, recorded_at, author FROM photograph
      LEFT JOIN photograph_view ON photograph_view.clinic_id = photograph.clinic_id
        AND photograph_view.photograph_id = photograph.photograph_id
      WHERE photograph.clinic_id = \(clinic) AND patient_id = \(patient)
        AND photograph.photograph_id = \(id)
      """)
    return try row.map { row throws(DatabaseFailure) in try PhotographRow(row) }
  }

  /// The bytes of a photograph whose row was read; nil once the patient was erased.
  package func bytes(
    of photograph: PhotographRow, of patient: PatientID, in clinic: ClinicID
  ) throws -> [UInt8]? {
    guard let key = try keys.key(of: patient, in: clinic) else { return nil }
    return try photographs.bytes(of: photograph.name, photograph.id, key: key)
  }
}

/// What is kept in clear of a photograph.
package struct PhotographRow: Sendable, Hashable {
  package let id: Photograph.ID
  package let view: String?
  package let name: String
  package let byteCount: Int
  package let recordedAt: Instant
  package let author: PersonID?

  init(_ row: SQLRow) throws(DatabaseFailure) {
    id = try row.id("photograph_id")
    view = try row.optional("view", row.text)
    name = try row.text("name")
    byteCount = Int(try row.integer("byte_count"))
    recordedAt = try row.instant("recorded_at")
    author = try row.optional("author") { name throws(DatabaseFailure) in try row.id(name) }
  }
}
