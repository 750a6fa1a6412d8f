internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Records
internal import Testing
internal import Vault

@testable internal import Access

@Suite("Patients and what took place")
struct RecordTests {
  @Test(
    "Who was entered is read under a permit, and the physician who entered them follows them",
    arguments: EngineKind.allCases)
  func entered(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    let patient = try await ground.enter()
    let reading = try await ground.permitted(.open, on: .patient(patient)) {
      try ground.patients.identity($0, in: $1)
    }
    #expect(reading == .found(helene, version: 1))
    let relation = try await ground.permitted(.read, on: .patient(patient)) { permit, _ in
      permit.relation
    }
    #expect(relation == .team || relation == .own)
  }

  @Test(
    "Encounters are read as they were written, the newest first, and their notes lie sealed",
    arguments: EngineKind.allCases)
  func encounters(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    let (patient, other) = (try await ground.enter(), try await ground.enter())
    for (number, kind) in [(1, EncounterKind.ambulatory), (2, .virtual), (3, .ambulatory)] {
      let began = now.advanced(by: .seconds(number * 86_400))
      try await ground.permitted(.record, on: .patient(patient)) {
        try ground.encounters.record(
          kind, began: began, note: "Mirabelle \(number)", $0, in: $1)
      }
    }
    let read = try await ground.permitted(.read, on: .patient(patient)) {
      try ground.encounters.encounters($0, in: $1)
    }
    #expect(read.map(\.note) == ["Mirabelle 3", "Mirabelle 2", "Mirabelle 1"])
    #expect(read.map(\.kind) == [.ambulatory, .virtual, .ambulatory])
    #expect(read.allSatisfy { $0.version == 1 && $0.recordedAt == now })
    let two = try await ground.permitted(.read, on: .patient(patient)) {
      try ground.encounters.encounters($0, atMost: 2, in: $1)
    }
    #expect(two == Array(read.prefix(2)))
    let others = try await ground.permitted(.read, on: .patient(other)) {
      try ground.encounters.encounters($0, in: $1)
    }
    #expect(others.isEmpty)
    let kept = try await ground.database.read(.installation) { transaction in
      try transaction.rows("SELECT sealed_note FROM encounter").map { try $0.blob("sealed_note") }
    }
    #expect(kept.count == 3)
    for note in kept { #expect(Data(note).range(of: Data("Mirabelle".utf8)) == nil) }
  }

  @Test(
    "A store does nothing that its permit does not grant", arguments: EngineKind.allCases)
  func notGranted(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    let patient = try await ground.enter()
    let new = try await ground.patients.prepare(helene, in: ground.physician.clinic, at: now)
    let notPermitted = RecordsFailure(.notPermitted)
    await #expect(throws: notPermitted) {
      try await ground.permitted(.open, on: .patient(patient)) {
        try ground.encounters.encounters($0, in: $1)
      }
    }
    await #expect(throws: notPermitted) {
      try await ground.permitted(.read, on: .patient(patient)) {
        try ground.encounters.record(.ambulatory, began: now, note: "", $0, in: $1)
      }
    }
    await #expect(throws: notPermitted) {
      try await ground.permitted(.open, on: .patient(patient)) {
        try ground.patients.enter(new, $0, in: $1)
      }
    }
    // A permit for the clinic opens no patient.
    await #expect(throws: notPermitted) {
      try await ground.permitted(.enter) { try ground.patients.identity($0, in: $1) }
    }
    let count = try await ground.database.read(.installation) { transaction in
      (
        try transaction.rows("SELECT 1 FROM patient").count,
        try transaction.rows("SELECT 1 FROM encounter").count
      )
    }
    #expect(count == (1, 0))
  }

  @Test(
    "After erasure nothing is read or written; a missing key is told as such",
    arguments: EngineKind.allCases)
  func erased(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    let (patient, other) = (try await ground.enter(), try await ground.enter())
    try await ground.permitted(.record, on: .patient(patient)) {
      try ground.encounters.record(.ambulatory, began: now, note: "Mirabelle", $0, in: $1)
    }
    let context = try await ground.permitted(.open, on: .patient(patient)) { permit, _ in
      permit.context
    }
    let facts = RetentionFacts(lastCare: nil, birthDate: helene.birthDate)
    #expect(try await ground.vault.erase(patient, facts, context) == .erased)
    let read = try await ground.permitted(.read, on: .patient(patient)) {
      (
        try ground.patients.identity($0, in: $1), try ground.encounters.encounters($0, in: $1)
      )
    }
    #expect(read.0 == .erased(at: now) && read.1.map(\.note) == [nil])
    await #expect(throws: RecordsFailure(.erased)) {
      try await ground.permitted(.record, on: .patient(patient)) {
        try ground.encounters.record(.ambulatory, began: now, note: "", $0, in: $1)
      }
    }
    // The key of the other is lost, as in an old copy of the key store.
    let foreign = try Ground.otherKeys()
    let vault = try PatientVault(
      ground.database, keys: foreign, photographs: PhotographFiles(folder: try makeFolder()))
    let failure = await #expect(throws: VaultFailure.self) {
      try await ground.permitted(.open, on: .patient(other)) {
        try PatientStore(vault).identity($0, in: $1)
      }
    }
    #expect(failure?.code == .keyMissing)
  }
}

extension Ground {
  /// A key store that knows nobody.
  static func otherKeys() throws -> KeyStore {
    try KeyStore.create(at: try makeFolder() + "/keys", protection: .file)
  }
}
