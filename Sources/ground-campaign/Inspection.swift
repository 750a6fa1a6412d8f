internal import Access
internal import Audit
internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Vault

extension GroundPractice {
  /// Does what a start does, then compares what is there with what was acknowledged: rows, events, the
  /// whole log, sealed texts, photographs and their files.
  func inspect(_ acknowledged: Set<Acknowledgement>) async throws -> Verdict {
    _ = try await vault.finishErasures(at: PermittedPractice.now())
    var verdict = Verdict()
    verdict.acknowledged = acknowledged.count
    let second = PermittedPractice.now().advanced(by: .seconds(1))
    verdict.swept = try await vault.sweepPhotographs(changedBefore: second)
    let kept = try keyStore.keptHead()
    while try await appendToLog() {}
    let heads = [kept, try keyStore.keptHead()].compactMap(\.self)
    let verification = AuditVerification(
      trust: try keyStore.auditKeys().trust, expectedHeads: heads)
    let (fault, found) = try await database.read(.installation) { transaction in
      (try verification.report(in: transaction).fault, try FoundRows(transaction))
    }
    if fault != nil { verdict.brokenLogs = 1 }
    verdict.halved = found.halved
    if !found.isWhole { verdict.damaged = 1 }
    let files = try names()
    verdict.orphans = files.subtracting(found.photographs.values.map(\.name)).count
    verdict.withoutFile = Set(found.photographs.values.map(\.name)).subtracting(files).count
    verdict.lost = try await lost(acknowledged, found)
    verdict.unacknowledged = max(0, found.acts - acknowledged.count)
    return verdict
  }

  private func lost(_ acknowledged: Set<Acknowledgement>, _ found: FoundRows) async throws -> Int {
    let clinic = session.clinic
    let readings = try await database.read(.installation) { transaction in
      var readings: [PatientID: PatientReading] = [:]
      for patient in Set(acknowledged.map(\.patient)) {
        readings[patient] = try vault.identity(of: patient, in: clinic, transaction)
      }
      return readings
    }
    var lost = 0
    for act in acknowledged {
      guard case .found(let identity, _) = readings[act.patient],
        let key = try keyStore.key(of: act.patient, in: clinic)
      else {
        lost += 1
        continue
      }
      let isThere =
        switch act.step {
        case .entered: identity == Visit.identity(act.visit)
        case .read: found.opened.contains(act.patient)
        case .noted: isNoted(act, found, key)
        case .photographed: isReadable(act, found, key)
        }
      if !isThere { lost += 1 }
    }
    return lost
  }

  private func isNoted(_ act: Acknowledgement, _ found: FoundRows, _ key: PatientKey) -> Bool {
    guard let encounter = found.encounters[act.patient] else { return false }
    let place = FieldPlace(
      clinic: session.clinic, patient: act.patient, table: "encounter", column: "sealed_note",
      record: encounter.id, version: 1)
    return (try? key.open(encounter.sealedNote, at: place)) == Array(Visit.note(act.visit).utf8)
  }

  private func isReadable(_ act: Acknowledgement, _ found: FoundRows, _ key: PatientKey) -> Bool {
    guard let id = act.photograph, let row = found.photographs[id], row.patient == act.patient
    else { return false }
    return (try? photographs.bytes(of: row.name, id, key: key)) == Visit.photograph(act.visit)
  }

  /// Every file of the vault, also one that was never finished.
  private func names() throws -> Set<String> {
    let folder = photographFolder
    return Set(
      try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(
          atPath: folder + "/" + path, isDirectory: &isFolder)
        return !isFolder.boolValue
      }.map { $0.split(separator: "/").last.map(String.init) ?? $0 })
  }
}

/// What one state of the database holds of visits.
struct FoundRows: Sendable {
  private(set) var encounters: [PatientID: (id: String, sealedNote: [UInt8])] = [:]
  private(set) var photographs: [Photograph.ID: (patient: PatientID, name: String)] = [:]
  /// Whose records were opened.
  private(set) var opened: Set<PatientID> = []
  /// Changes without their event, events without their change, patients without identity or team.
  private(set) var halved = 0
  private(set) var acts = 0
  private(set) var isWhole = true

  init(_ transaction: Transaction) throws {
    for row in try transaction.rows("SELECT encounter_id, patient_id, sealed_note FROM encounter") {
      encounters[try row.id("patient_id")] = (
        try row.text("encounter_id"), try row.blob("sealed_note")
      )
    }
    for row in try transaction.rows("SELECT photograph_id, patient_id, name FROM photograph") {
      photographs[try row.id("photograph_id")] = (try row.id("patient_id"), try row.text("name"))
    }
    for row in try transaction.rows(
      "SELECT DISTINCT patient_id FROM audit_event WHERE action = 'record.open'")
    {
      opened.insert(try row.id("patient_id"))
    }
    let patients = try count("patient", in: transaction)
    let pairs = [
      (patients, try events("patient.enter", "clinic", in: transaction)),
      (encounters.count, try events("encounter.record", "patient", in: transaction)),
      (photographs.count, try events("create", "photograph", in: transaction)),
      (patients, try count("patient_identity", in: transaction)),
      (patients, try count("care_team", in: transaction)),
    ]
    halved = pairs.reduce(0) { $0 + abs($1.0 - $1.1) }
    acts = patients + opened.count + encounters.count + photographs.count
    if transaction.engine == .sqlite { isWhole = try Pair.isWhole(transaction) }
  }

  private func count(_ table: SQL, in transaction: Transaction) throws -> Int {
    Int(
      try transaction.firstRow("SELECT count(*) AS number FROM \(table)")?.integer("number") ?? 0)
  }

  private func events(
    _ action: String, _ kind: String, in transaction: Transaction
  ) throws -> Int {
    try count("audit_event WHERE action = \(action) AND subject_kind = \(kind)", in: transaction)
  }
}
