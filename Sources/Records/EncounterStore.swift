public import Access
public import ClinicVocabulary
public import Database
internal import Vault

/// What took place with patients: read and written under a permit, in its transaction.
public struct EncounterStore: Sendable {
  private let vault: PatientVault

  public init(_ store: PatientStore) { vault = store.vault }

  /// Those of the permit's patient, the newest first.
  ///
  /// - Throws: `RecordsFailure.notPermitted` unless the permit grants the reading of treatments.
  public func encounters(
    _ permit: Permit, atMost limit: Int = 50, in transaction: Transaction
  ) throws -> [Encounter] {
    guard permit.allows(.read, .treatments), let patient = permit.subject.patient else {
      throw RecordsFailure(.notPermitted)
    }
    let key = try vault.key(of: patient, in: permit.clinic)
    return try transaction.rows(
      """
      SELECT encounter_id, version, began_at, kind_code, sealed_note, recorded_at, author
      FROM encounter WHERE clinic_id = \(permit.clinic) AND patient_id = \(patient)
      AND NOT EXISTS (SELECT 1 FROM encounter AS later WHERE later.clinic_id = encounter.clinic_id
        AND later.encounter_id = encounter.encounter_id AND later.supersedes = encounter.version)
      ORDER BY began_at DESC, encounter_id DESC LIMIT \(limit)
      """
    ).map { row in
      let (id, version): (Encounter.ID, Int) = (
        try row.id("encounter_id"), Int(try row.integer("version"))
      )
      let note = try key?.open(
        try row.blob("sealed_note"), at: place(id, version, of: patient, permit.clinic))
      return Encounter(
        id: id, version: version, began: try row.instant("began_at"),
        kind: EncounterKind(rawValue: try row.text("kind_code")) ?? .ambulatory,
        note: note.map { String(decoding: $0, as: UTF8.self) },
        recordedAt: try row.instant("recorded_at"), author: try row.id("author"))
    }
  }

  /// Records an encounter of the permit's patient.
  ///
  /// - Throws: `RecordsFailure.notPermitted` unless the permit grants the writing of treatments,
  ///   `.erased` for a patient who was.
  @discardableResult
  public func record(
    _ kind: EncounterKind, began: Instant, note: String, _ permit: Permit,
    in transaction: Transaction
  ) throws -> Encounter.ID {
    guard permit.allows(.write, .treatments), let patient = permit.subject.patient else {
      throw RecordsFailure(.notPermitted)
    }
    guard let key = try vault.key(of: patient, in: permit.clinic) else {
      throw RecordsFailure(.erased)
    }
    let id = Encounter.ID(at: permit.at)
    let sealed = try key.seal(
      Array(note.utf8), for: place(id, 1, of: patient, permit.clinic))
    try transaction.execute(
      """
      INSERT INTO encounter (clinic_id, encounter_id, version, patient_id, began_at, kind_system,
        kind_code, kind_display, sealed_note, recorded_at, author)
      VALUES (\(permit.clinic), \(id), 1, \(patient), \(began), \(EncounterKind.system),
        \(kind.rawValue), \(kind.display), \(sealed), \(permit.at), \(permit.person))
      """)
    return id
  }

  private func place(
    _ id: Encounter.ID, _ version: Int, of patient: PatientID, _ clinic: ClinicID
  ) -> FieldPlace {
    FieldPlace(
      clinic: clinic, patient: patient, table: "encounter", column: "sealed_note",
      record: id.text, version: version)
  }
}
