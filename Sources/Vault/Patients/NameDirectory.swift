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
  private var seen: Int64 = 0
  private var reading: Task<Void, any Error>?

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
    try await refresh(upTo: counter)
    return index.search(text, limit: limit)
  }

  /// Reads what changed since the last time; at first, everything.
  ///
  /// - Throws: `VaultFailure`, `DatabaseFailure`; what was known stays.
  public func refresh() async throws {
    let clinic = clinic
    let counter = try await vault.database.read(.clinic(clinic)) { transaction in
      try changeCount(of: clinic, in: transaction)
    }
    try await refresh(upTo: counter)
  }

  /// Those who come while somebody reads wait for that reading instead of doing it again; when who
  /// began it gives up, the next of them begins anew.
  func refresh(upTo counter: Int64) async throws {
    while seen < counter {
      try Task.checkCancellation()
      if let reading {
        do { try await reading.value } catch is CancellationError {}
      } else {
        // It is let go of before those who wait for it go on.
        let task = Task {
          defer { reading = nil }
          try await read()
        }
        reading = task
        try await withTaskCancellationHandler {
          try await task.value
        } onCancel: {
          task.cancel()
        }
      }
    }
  }

  private func read() async throws {
    var changes = NameChanges()
    var since = seen
    while let page = try await vault.nameChanges(of: clinic, since: since) {
      try Task.checkCancellation()
      changes.entries += page.entries
      changes.gone += page.gone
      since = page.upTo
    }
    guard since > seen else { return }
    index.insert(changes.entries)
    for patient in changes.gone { index.remove(patient) }
    seen = since
  }
}

/// What became of some of a clinic's names.
private struct NameChanges {
  var entries: [NameEntry] = []
  var gone: [PatientID] = []
  /// The counter of changes that it has seen.
  var upTo: Int64 = 0
}

extension PatientVault {
  /// The next changes after `since`, opened; nil when there are none.
  ///
  /// A few thousand at a time: a hundred thousand sealed identities would be held in memory at once.
  fileprivate func nameChanges(
    of clinic: ClinicID, since: Int64, atMost limit: Int = 4000
  ) async throws -> NameChanges? {
    let (counter, rows) = try await database.read(.clinic(clinic)) { transaction in
      (
        try changeCount(of: clinic, in: transaction),
        try transaction.rows(
          """
          SELECT patient.patient_id, patient.version, patient.changed, erased_at, sealed
          FROM patient JOIN patient_identity ON patient_identity.clinic_id = patient.clinic_id
            AND patient_identity.patient_id = patient.patient_id
            AND patient_identity.version = patient.version
          WHERE patient.clinic_id = \(clinic) AND patient.changed > \(since)
          ORDER BY patient.changed LIMIT \(limit)
          """)
      )
    }
    guard counter > since else { return nil }
    var changes = NameChanges()
    for row in rows {
      let patient: PatientID = try row.id("patient_id")
      changes.upTo = try row.integer("changed")
      guard try row.isNull("erased_at"), let key = try keys.key(of: patient, in: clinic) else {
        changes.gone.append(patient)
        continue
      }
      let identity = try key.identity(
        try row.blob("sealed"), version: Int(try row.integer("version")))
      changes.entries.append(NameEntry(patient, identity))
    }
    if rows.count < limit { changes.upTo = counter }
    return changes
  }
}

func changeCount(
  of clinic: ClinicID, in transaction: Transaction
) throws(DatabaseFailure) -> Int64 {
  try transaction.firstRow("SELECT counter FROM patient_change WHERE clinic_id = \(clinic)")?
    .integer("counter") ?? 0
}
