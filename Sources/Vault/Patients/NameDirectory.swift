public import Audit
public import ClinicVocabulary
internal import Database

/// The names of one clinic's patients, decrypted into memory and kept fresh.
///
/// Other programs' changes are seen by the clinic's counter of changes, which is asked before each
/// search.
public actor NameDirectory {
  private let vault: PatientVault
  private let clinic: ClinicID
  var index = NameIndex()
  var seen: Int64 = 0

  public init(_ vault: PatientVault, of clinic: ClinicID) {
    self.vault = vault
    self.clinic = clinic
  }

  /// Finds patients; the answer comes once the search is durably in the log, without what was typed.
  public func search(
    _ text: String, limit: Int = 20, _ context: AuditContext
  ) async throws -> [NameEntry] {
    precondition(context.clinic == clinic, "names are searched in the clinic of the permit")
    let event = AuditEvent(
      "search", AuditSubject("patients", clinic), of: nil, context: context)
    let counter = try await vault.database.write(.clinic(clinic)) { [log = vault.log, clinic] in
      try log.record(event, in: $0)
      return try changeCount(of: clinic, in: $0)
    }
    if counter != seen { try await refresh() }
    return index.search(text, limit: limit)
  }

  /// Reads what changed since the last time; at first, everything.
  ///
  /// - Throws: `VaultFailure`, `DatabaseFailure`; what was known stays.
  public func refresh() async throws {
    let (since, clinic) = (seen, clinic)
    let (counter, rows) = try await vault.database.read(.clinic(clinic)) { transaction in
      (
        try changeCount(of: clinic, in: transaction),
        try transaction.rows(
          """
          SELECT patient.patient_id, patient.version, erased_at, sealed
          FROM patient JOIN patient_identity ON patient_identity.clinic_id = patient.clinic_id
            AND patient_identity.patient_id = patient.patient_id
            AND patient_identity.version = patient.version
          WHERE patient.clinic_id = \(clinic) AND patient.changed > \(since)
          """)
      )
    }
    guard counter > seen else { return }
    var (found, gone): ([NameEntry], [PatientID]) = ([], [])
    for row in rows {
      let patient: PatientID = try row.id("patient_id")
      guard try row.isNull("erased_at"), let key = try vault.keys.key(of: patient, in: clinic)
      else {
        gone.append(patient)
        continue
      }
      let identity = try key.identity(
        try row.blob("sealed"), version: Int(try row.integer("version")))
      found.append(NameEntry(patient, identity))
    }
    index.insert(found)
    for patient in gone { index.remove(patient) }
    seen = counter
  }
}

func changeCount(
  of clinic: ClinicID, in transaction: Transaction
) throws(DatabaseFailure) -> Int64 {
  try transaction.firstRow("SELECT counter FROM patient_change WHERE clinic_id = \(clinic)")?
    .integer("counter") ?? 0
}
