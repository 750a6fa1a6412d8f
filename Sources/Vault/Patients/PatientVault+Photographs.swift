public import Audit
public import ClinicVocabulary
internal import Database

extension PatientVault {
  /// Begins a photograph of a patient, which `keep` makes part of the record.
  ///
  /// - Throws: `VaultFailure` with `.noKey` for a patient who was erased or never was.
  public func photographWriter(
    _ id: Photograph.ID, of patient: PatientID, _ context: AuditContext
  ) throws(VaultFailure) -> PhotographWriter {
    guard let key = try keys.key(of: patient, in: context.clinic) else {
      throw VaultFailure(.noKey, patient.text)
    }
    return try photographs.writer(id, key: key)
  }

  /// Records a photograph that is on the disk.
  public func keep(
    _ sealed: SealedPhotograph, _ id: Photograph.ID, of patient: PatientID,
    _ context: AuditContext
  ) async throws {
    try await database.write(.clinic(context.clinic)) { [log] transaction in
      try transaction.execute(
        """
        INSERT INTO photograph
          (clinic_id, photograph_id, patient_id, name, byte_count, recorded_at, author)
        VALUES (\(context.clinic), \(id), \(patient), \(sealed.name), \(sealed.byteCount),
          \(context.at), \(context.person.sqlValue))
        """)
      try log.record(
        AuditEvent("create", AuditSubject("photograph", id), of: patient, context: context),
        in: transaction)
    }
  }

  /// A photograph, once its entry in the log is durable; nil when there is none, or no longer.
  public func photograph(
    _ id: Photograph.ID, of patient: PatientID, _ context: AuditContext
  ) async throws -> [UInt8]? {
    guard let (name, key) = try await opening(id, of: patient, context) else { return nil }
    return try photographs.bytes(of: name, id, key: key)
  }

  /// The file of a photograph and its key, once the entry in the log is durable.
  func opening(
    _ id: Photograph.ID, of patient: PatientID, _ context: AuditContext
  ) async throws -> (name: String, key: PatientKey)? {
    let name = try await database.write(.clinic(context.clinic)) {
      [log] transaction -> String? in
      try log.record(
        AuditEvent("read", AuditSubject("photograph", id), of: patient, context: context),
        in: transaction)
      return try transaction.firstRow(
        """
        SELECT name FROM photograph WHERE clinic_id = \(context.clinic)
          AND photograph_id = \(id) AND patient_id = \(patient)
        """)?.text("name")
    }
    guard let name, let key = try keys.key(of: patient, in: context.clinic) else { return nil }
    return (name, key)
  }

  /// Removes sealed photographs that no row names.
  ///
  /// - Returns: how many were removed.
  public func sweepPhotographs(changedBefore instant: Instant) async throws -> Int {
    try await photographs.sweep(changedBefore: instant) { [database] names in
      guard !names.isEmpty else { return [] }
      return try await database.read(.installation) { transaction in
        Set(
          try transaction.rows("SELECT name FROM photograph WHERE name IN \(anyOf: names)")
            .map { try $0.text("name") })
      }
    }
  }
}
