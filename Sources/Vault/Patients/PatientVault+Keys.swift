internal import ClinicVocabulary
package import Database

/// Whether the key store is the one that belongs to the patients.
extension PatientVault {
  /// Refuses a key store that knows none of the patients: it belongs to other data.
  ///
  /// - Throws: `VaultFailure` with `.keyMissing`.
  public func expectKeys() async throws {
    let isForeign = try await database.read(.installation) { [keys] transaction in
      var (foreign, any) = (true, false)
      try Self.patients(in: transaction, atATime: 100) { clinic, patient in
        any = true
        foreign = try keys.lacks(patient, in: clinic)
        return foreign
      }
      return any && foreign
    }
    guard !isForeign else {
      throw VaultFailure(.keyMissing, keys.folder, cause: "it knows none of the patients")
    }
  }

  /// How many patients who were not erased have no key.
  package static func countMissingKeys(
    in keys: KeyStore, _ transaction: Transaction
  ) throws -> (missing: Int, patients: Int) {
    var (missing, count) = (0, 0)
    try patients(in: transaction, atATime: 5000) { clinic, patient in
      count += 1
      if try keys.lacks(patient, in: clinic) { missing += 1 }
      return true
    }
    return (missing, count)
  }

  /// Hands over the patients who were not erased while `body` asks for more.
  private static func patients(
    in transaction: Transaction, atATime size: Int,
    _ body: (ClinicID, PatientID) throws -> Bool
  ) throws {
    var last = (clinic: "", patient: "")
    while true {
      let rows = try transaction.rows(
        """
        SELECT clinic_id, patient_id FROM patient
        WHERE erased_at IS NULL AND (clinic_id, patient_id) > (\(last.clinic), \(last.patient))
        ORDER BY clinic_id, patient_id LIMIT \(size)
        """)
      for row in rows {
        let (clinic, patient): (ClinicID, PatientID) = (
          try row.id("clinic_id"), try row.id("patient_id")
        )
        guard try body(clinic, patient) else { return }
        last = (clinic.text, patient.text)
      }
      guard rows.count == size else { return }
    }
  }
}
