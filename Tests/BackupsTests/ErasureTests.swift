internal import Audit
internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Testing
internal import Vault

@testable internal import Backups

@Suite("Erasure and backups")
struct ErasureTests {
  let noCare = RetentionFacts(lastCare: nil, birthDate: helene.birthDate)

  @Test(
    "A patient who was erased after the backup stays erased in what is restored",
    arguments: EngineKind.allCases)
  func erased(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    _ = try await ground.backUp()
    let patient = ground.patients[1]
    #expect(try await ground.vault.erase(patient, noCare, ground.context) == .erased)
    let (outcome, restored) = try await ground.restore("new", engine)
    guard case .restored(let practice) = outcome else {
      Issue.record("nothing was restored")
      return
    }
    #expect(practice.erasedSince == 1 && practice.missingKeys == 0)
    #expect(
      try await restored.vault.identity(of: patient, ground.context) == .erased(at: now))
    #expect(
      try await restored.vault.photograph(ground.photographs[1], of: patient, ground.context) == nil
    )
    #expect(
      try await NameDirectory(restored.vault, of: ground.clinic).search("lefevre", ground.context)
        .count == 2)
    // Not even its sealed photograph lies there.
    let files = FileManager.default.enumerator(atPath: restored.folder + "/photographs")
    let names = (files?.allObjects as? [String] ?? []).filter { $0.count > 60 }
    #expect(names.count == 2)
    let erasures = try await restored.database.read(.installation) { transaction in
      try transaction.rows("SELECT patient_id FROM audit_event WHERE action = 'erase'")
        .map { try $0.text("patient_id") }
    }
    #expect(erasures == [patient.text])
  }

  @Test("A key that is missing is no erasure: the restoration says so, and goes on only when told")
  func missing() async throws {
    let ground = try await Ground(.sqlite)
    let old = ground.folder + "/old"
    try FileManager.default.copyItem(atPath: ground.folder + "/copy", toPath: old)
    let late = try await ground.vault.create(helene, ground.context)
    _ = try await ground.backUp()
    let stale = try KeyStore.open(at: old)
    #expect(await refusal { try await ground.restore(keys: stale) } == .keysMissing)
    #expect(try !ground.names().contains("new.restoring"))
    let (outcome, restored) = try await ground.restore(keys: stale, acceptsMissingKeys: true)
    guard case .restored(let practice) = outcome else {
      Issue.record("nothing was restored")
      return
    }
    #expect(practice.missingKeys == 1)
    let failure = await #expect(throws: VaultFailure.self) {
      try await restored.vault.identity(of: late, ground.context)
    }
    #expect(failure?.code == .keyMissing)
  }

  @Test("A photograph whose patient is erased while the backup is made is no loss")
  func erasedMeanwhile() async throws {
    let ground = try await Ground(.sqlite)
    let patient = ground.patients[0]
    // The key is destroyed and the file gone, and the backup's rows are of the moment before.
    try ground.keys.destroyKey(of: patient, in: ground.clinic, at: now)
    let name = try await ground.database.read(.installation) { transaction in
      try transaction.rows("SELECT name FROM photograph WHERE patient_id = \(patient)")[0]
        .text("name")
    }
    try PhotographFiles(folder: ground.data + "/photographs").remove(named: name)
    let report = try await ground.backUp()
    #expect(report.counts.erasedMeanwhile == 1 && report.counts.absent == 0)
    let (outcome, _) = try await ground.restore()
    guard case .restored(let practice) = outcome else {
      Issue.record("nothing was restored")
      return
    }
    #expect(practice.erasedSince == 1 && practice.missingKeys == 0)
  }

  @Test("A photograph that goes while the backup is made is counted for what it is")
  func lost() async throws {
    let ground = try await Ground(.sqlite)
    let names = try await ground.database.read(.installation) { [ground] transaction in
      try ground.photographs.map { photograph in
        try transaction.rows("SELECT name FROM photograph WHERE photograph_id = \(photograph)")[0]
          .text("name")
      }
    }
    let paths = names.map { ground.data + "/photographs/\($0.prefix(2))/\($0)" }
    try FileManager.default.removeItem(atPath: paths[0])
    var bytes = try Data(contentsOf: URL(fileURLWithPath: paths[1]))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: paths[1]))
    let report = try await ground.backUp()
    #expect(report.counts.absent == 1 && report.counts.damaged == 1)
    #expect(report.counts.photographs == 1)
    let (_, restored) = try await ground.restore()
    #expect(
      try await restored.vault.photograph(
        ground.photographs[2], of: ground.patients[2], ground.context) == picture)
  }
}
