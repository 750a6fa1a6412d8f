public import Audit
public import ClinicVocabulary
public import Database

/// The patients of a practice: whoever reads or changes one leaves an entry in the log, in the same
/// transaction.
///
/// Each act takes the context that a permit of Access carries; whether it is allowed was decided when
/// the permit was made.
public struct PatientVault: Sendable {
  let database: ClinicDatabase
  let keys: KeyStore
  let log: AuditLog
  let photographs: PhotographFiles

  /// - Throws: `VaultFailure` when the key store lacks the log's keys.
  public init(
    _ database: ClinicDatabase, keys: KeyStore, photographs: PhotographFiles
  ) throws(VaultFailure) {
    self.database = database
    self.keys = keys
    self.photographs = photographs
    log = AuditLog(try keys.auditKeys())
  }

  /// Adds a patient.
  ///
  /// - Throws: `VaultFailure` with `.copyNotTested` until the key store's copy was restored in a test;
  ///   `DatabaseFailure`.
  public func create(
    _ identity: PatientIdentity, _ context: AuditContext
  ) async throws -> PatientID {
    let patient = PatientID(at: context.at)
    let key = try await keys.aside { keys throws(VaultFailure) in
      try keys.makeKey(of: patient, in: context.clinic)
    }
    let sealed = try key.seal(identity, version: 1)
    try await database.write(.clinic(context.clinic)) { [log] transaction in
      let changed = try nextChange(of: context.clinic, in: transaction)
      try transaction.execute(
        """
        INSERT INTO patient (clinic_id, patient_id, version, recorded_at, author, changed)
        VALUES (\(context.clinic), \(patient), 1, \(context.at), \(context.person.sqlValue),
          \(changed))
        """)
      try insertIdentity(sealed, of: patient, version: 1, context, in: transaction)
      try log.record(
        AuditEvent("create", AuditSubject("patient", patient), of: patient, context: context),
        in: transaction)
    }
    return patient
  }

  /// Who a patient is; the answer comes once its entry in the log is durable.
  public func identity(
    of patient: PatientID, _ context: AuditContext
  ) async throws -> PatientReading {
    let row = try await database.write(.clinic(context.clinic)) { [log] transaction in
      try log.record(
        AuditEvent("read", AuditSubject("patient", patient), of: patient, context: context),
        in: transaction)
      return try transaction.firstRow(
        """
        SELECT patient.version, erased_at, sealed
        FROM patient JOIN patient_identity ON patient_identity.clinic_id = patient.clinic_id
          AND patient_identity.patient_id = patient.patient_id
          AND patient_identity.version = patient.version
        WHERE patient.clinic_id = \(context.clinic) AND patient.patient_id = \(patient)
        """)
    }
    return try reading(row, of: patient, in: context.clinic)
  }

  /// - Throws: `VaultFailure` with `.keyMissing` when the key store knows nothing of the patient.
  func reading(
    _ row: SQLRow?, of patient: PatientID, in clinic: ClinicID
  ) throws -> PatientReading {
    guard let row else { return .absent }
    if try !row.isNull("erased_at") { return .erased(at: try row.instant("erased_at")) }
    switch try keys.holding(of: patient, in: clinic) {
    case .key(let key):
      let version = Int(try row.integer("version"))
      return .found(try key.identity(try row.blob("sealed"), version: version), version: version)
    case .erased(let instant): return .erased(at: instant)
    case .nothing: throw VaultFailure(.keyMissing, patient.text)
    }
  }

  /// Records a newer identity; the older stays as it was recorded.
  ///
  /// - Parameter version: the one that was read before; another's change since is not overwritten.
  public func amend(
    _ identity: PatientIdentity, of patient: PatientID, replacing version: Int,
    _ context: AuditContext
  ) async throws -> AmendmentOutcome {
    guard let key = try keys.key(of: patient, in: context.clinic) else { return .erased }
    let sealed = try key.seal(identity, version: version + 1)
    return try await database.write(.clinic(context.clinic)) { [log] transaction in
      let changed = try nextChange(of: context.clinic, in: transaction)
      let rows = try transaction.execute(
        """
        UPDATE patient SET version = \(version + 1), changed = \(changed)
        WHERE clinic_id = \(context.clinic) AND patient_id = \(patient)
          AND version = \(version) AND erased_at IS NULL
        """)
      guard rows == 1 else { return .changedMeanwhile }
      try insertIdentity(sealed, of: patient, version: version + 1, context, in: transaction)
      try log.record(
        AuditEvent("change", AuditSubject("patient", patient), of: patient, context: context),
        in: transaction)
      return .amended(version: version + 1)
    }
  }
}

/// What a patient's identity was found to be.
public enum PatientReading: Sendable, Hashable {
  case found(PatientIdentity, version: Int)
  /// They were erased, perhaps since this copy of the database was made.
  case erased(at: Instant)
  case absent
}

public enum AmendmentOutcome: Sendable, Hashable {
  case amended(version: Int)
  /// Somebody else recorded a newer identity, or the patient is gone; read again.
  case changedMeanwhile
  case erased
}

/// The next number of the clinic's counter, which no one else gets before this transaction ends.
func nextChange(of clinic: ClinicID, in transaction: Transaction) throws(DatabaseFailure) -> Int64 {
  try transaction.execute(
    """
    INSERT INTO patient_change (clinic_id, counter) VALUES (\(clinic), 1)
    ON CONFLICT (clinic_id) DO UPDATE SET counter = patient_change.counter + 1
    """)
  guard
    let row = try transaction.firstRow(
      "SELECT counter FROM patient_change WHERE clinic_id = \(clinic)")
  else { throw DatabaseFailure(.unexpectedValue, cause: "the counter of patients has no row") }
  return try row.integer("counter")
}

private func insertIdentity(
  _ sealed: [UInt8], of patient: PatientID, version: Int, _ context: AuditContext,
  in transaction: Transaction
) throws(DatabaseFailure) {
  let supersedes = version > 1 ? version - 1 : nil
  try transaction.execute(
    """
    INSERT INTO patient_identity
      (clinic_id, patient_id, version, supersedes, sealed, recorded_at, author)
    VALUES (\(context.clinic), \(patient), \(version), \(supersedes.sqlValue), \(sealed),
      \(context.at), \(context.person.sqlValue))
    """)
}
