package import ClinicVocabulary
package import Database

/// A patient who is ready to be recorded: the key is made, the identity sealed.
package struct PreparedPatient: Sendable {
  package let patient: PatientID
  let sealed: [UInt8]
}

/// For stores that hold a permit and write their own event: nothing here leaves an entry in the log.
extension PatientVault {
  /// Makes keys and seals before the transactions that record the patients; many at once cost the disk
  /// little more than one.
  ///
  /// - Throws: `VaultFailure` with `.copyNotTested` until the key store's copy was restored in a test.
  package func prepare(
    _ identities: [PatientIdentity], in clinic: ClinicID, at instant: Instant
  ) async throws(VaultFailure) -> [PreparedPatient] {
    let patients = identities.map { _ in PatientID(at: instant) }
    let keys = try await keys.aside { keys throws(VaultFailure) in
      try keys.makeKeys(of: patients, in: clinic)
    }
    var prepared: [PreparedPatient] = []
    for (key, identity) in zip(keys, identities) {
      prepared.append(
        PreparedPatient(patient: key.patient, sealed: try key.seal(identity, version: 1)))
    }
    return prepared
  }

  package func insert(
    _ prepared: PreparedPatient, in clinic: ClinicID, author: PersonID, at instant: Instant,
    in transaction: Transaction
  ) throws(DatabaseFailure) {
    let changed = try nextChange(of: clinic, in: transaction)
    try transaction.execute(
      """
      INSERT INTO patient (clinic_id, patient_id, version, recorded_at, author, changed)
      VALUES (\(clinic), \(prepared.patient), 1, \(instant), \(author), \(changed))
      """)
    try transaction.execute(
      """
      INSERT INTO patient_identity
        (clinic_id, patient_id, version, supersedes, sealed, recorded_at, author)
      VALUES (\(clinic), \(prepared.patient), 1, NULL, \(prepared.sealed), \(instant), \(author))
      """)
  }

  package func identity(
    of patient: PatientID, in clinic: ClinicID, _ transaction: Transaction
  ) throws -> PatientReading {
    let row = try transaction.firstRow(
      """
      SELECT patient.version, erased_at, sealed FROM patient
      JOIN patient_identity ON patient_identity.clinic_id = patient.clinic_id
        AND patient_identity.patient_id = patient.patient_id
        AND patient_identity.version = patient.version
      WHERE patient.clinic_id = \(clinic) AND patient.patient_id = \(patient)
      """)
    return try reading(row, of: patient, in: clinic)
  }

  /// Whether the clinic of the transaction's scope has this patient, erased or not.
  package static func hasPatient(
    _ patient: PatientID, in transaction: Transaction
  ) throws(DatabaseFailure) -> Bool {
    guard case .clinic(let clinic) = transaction.scope else { return false }
    return try transaction.firstRow(
      "SELECT 1 FROM patient WHERE clinic_id = \(clinic) AND patient_id = \(patient)") != nil
  }

  /// Seals or opens what another room keeps of a patient.
  package func key(
    of patient: PatientID, in clinic: ClinicID
  ) throws(VaultFailure) -> PatientKey? {
    try keys.key(of: patient, in: clinic)
  }
}

extension NameDirectory {
  /// The counter of changes that a search must have seen.
  package static func counter(
    of clinic: ClinicID, in transaction: Transaction
  ) throws(DatabaseFailure) -> Int64 {
    try changeCount(of: clinic, in: transaction)
  }

  /// Finds patients once everything up to `counter` is in the index; the caller wrote the event.
  package func find(_ text: String, limit: Int = 20, upTo counter: Int64) async throws
    -> [NameEntry]
  {
    try await refresh(upTo: counter)
    return index.search(text, limit: limit)
  }
}
