internal import Audit
internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Testing

@testable internal import Vault

/// A practice with a vault.
struct Practice {
  let folder = TestFolder()
  let database: ClinicDatabase
  let keys: KeyStore
  let vault: PatientVault
  let clinic = ClinicID(at: now)

  init(_ engine: EngineKind) async throws {
    database = try await makeDatabase(engine)
    keys = try folder.makeKeys()
    vault = try PatientVault(
      database, keys: keys, photographs: PhotographFiles(folder: folder.path + "/photographs"))
    try await database.write(.installation) { [clinic] transaction in
      try transaction.execute(
        "INSERT INTO clinic VALUES (\(clinic), \("Les Lilas"), \("Europe/Paris"), \(now))")
    }
  }

  func context(_ day: Int = 0) -> AuditContext {
    AuditContext(
      clinic: clinic, person: PersonID(at: now), role: "physician", purpose: "care",
      relation: "own", at: now.advanced(by: .seconds(86_400 * day)))
  }

  func actions() async throws -> [String] {
    try await database.read(.installation) { transaction in
      try transaction.rows("SELECT action FROM audit_event ORDER BY happened_at, event_id")
        .map { try $0.text("action") }
    }
  }
}

let helene = PatientIdentity(
  familyName: "Lefèvre", givenNames: "Hélène", birthDate: CivilDate("1980-03-12")!,
  phone: "06 12 34 56 78")

@Suite("Patients")
struct PatientVaultTests {
  let noCare = RetentionFacts(lastCare: nil, birthDate: helene.birthDate)

  @Test(
    "Who was added is read as they were, and each act is in the log", arguments: EngineKind.allCases
  )
  func created(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let patient = try await practice.vault.create(helene, practice.context())
    #expect(
      try await practice.vault.identity(of: patient, practice.context(1))
        == .found(helene, version: 1))
    let stranger = PatientID(at: now)
    #expect(try await practice.vault.identity(of: stranger, practice.context(2)) == .absent)
    #expect(try await practice.actions() == ["create", "read", "read"])
  }

  @Test(
    "An amended identity keeps its former version, and nobody's change is lost",
    arguments: EngineKind.allCases)
  func amended(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let patient = try await practice.vault.create(helene, practice.context())
    var married = helene
    married.usedName = "Garnier"
    let outcome = try await practice.vault.amend(
      married, of: patient, replacing: 1, practice.context(1))
    #expect(outcome == .amended(version: 2))
    let late = try await practice.vault.amend(
      helene, of: patient, replacing: 1, practice.context(2))
    #expect(late == .changedMeanwhile)
    #expect(
      try await practice.vault.identity(of: patient, practice.context(3))
        == .found(married, version: 2))
    let versions = try await practice.database.read(.installation) { transaction in
      try transaction.rows("SELECT version FROM patient_identity ORDER BY version").count
    }
    #expect(versions == 2)
    #expect(try await practice.actions() == ["create", "change", "read"])
  }

  @Test(
    "A stolen database, its journal, the server's log and the photographs hold none of a thousand names, numbers and notes, nor a picture",
    arguments: EngineKind.allCases)
  func stolen(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let location =
      engine == .sqlite
      ? .sqlite(path: practice.folder.path + "/clinic.sqlite") : try await makeLocation(engine)
    let database = try ClinicDatabase.open(location)
    try await database.migrate()
    let vault = try PatientVault(
      database, keys: practice.keys, photographs: practice.vault.photographs)
    let context = practice.context()
    try await database.write(.installation) { transaction in
      try transaction.execute(
        "INSERT INTO clinic VALUES (\(context.clinic), \("Klodomir"), \("Europe/Paris"), \(now))")
    }
    let names = NameDirectory(vault, of: context.clinic)
    for number in 0..<200 {
      var person = helene
      person.familyName = "Zorglub\(number)"
      person.givenNames = "Quetsche\(number)"
      person.phone = "0791155\(100 + number)"
      person.email = "zig\(number)@zag.example"
      person.address = "\(number) rue Mirabelle"
      let patient = try await vault.create(person, context)
      guard number.isMultiple(of: 10) else { continue }
      let id = Photograph.ID(at: now)
      var writer = try vault.photographWriter(id, of: patient, context)
      try writer.append([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10] + Array("JFIF\0Exif".utf8))
      try await vault.keep(try writer.finish(), id, of: patient, context)
      _ = try await vault.hold(patient, reason: "Litige Mirabelle", context)
      #expect(try await !names.search("zorglub", context).isEmpty)
    }
    var files = try practice.folder.files()
    if case .postgresql(let url) = location {
      files = try serverFiles(url).merging(files) { first, _ in first }
    }
    // What is stored in clear is found, so the search works and the files are those written.
    #expect(files.values.contains { $0.holds(Array("Klodomir".utf8)) })
    let planted = ["Zorglub", "zorglub", "Quetsche", "0791155", "zag.example", "Mirabelle", "JFIF"]
    for (name, bytes) in files where !name.hasSuffix(".so") {
      for secret in planted { #expect(!bytes.holds(Array(secret.utf8)), "\(secret) in \(name)") }
      #expect(!bytes.holds([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]), "\(name)")
    }
    try await database.close()
  }

  /// Every file of the server of a test: tables, journal, log.
  private func serverFiles(_ url: String) throws -> [String: [UInt8]] {
    let folder = try #require(url.split(separator: "host=").last).split(separator: "&")[0]
    var files: [String: [UInt8]] = [:]
    let walk = FileManager.default.enumerator(atPath: String(folder))
    while let name = walk?.nextObject() as? String {
      // A table may go while the folder is read.
      guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
      files[name] = Array(bytes)
    }
    return files
  }

  @Test("After erasure, an older copy of the database with today's key store opens nothing")
  func erased() async throws {
    let practice = try await Practice(.sqlite)
    let path = practice.folder.path + "/clinic.sqlite"
    let database = try ClinicDatabase.sqlite(at: path)
    try await database.migrate()
    let context = practice.context()
    try await database.write(.installation) { transaction in
      try transaction.execute(
        "INSERT INTO clinic VALUES (\(context.clinic), \("Les Lilas"), \("Europe/Paris"), \(now))")
    }
    let vault = try PatientVault(
      database, keys: practice.keys, photographs: practice.vault.photographs)
    let patient = try await vault.create(helene, context)
    let other = try await vault.create(helene, context)
    let id = Photograph.ID(at: now)
    var writer = try vault.photographWriter(id, of: patient, context)
    try writer.append([1, 2, 3])
    let sealed = try writer.finish()
    try await vault.keep(sealed, id, of: patient, context)
    #expect(try await vault.photograph(id, of: patient, context) == [1, 2, 3])
    try await database.close()
    let copy = practice.folder.path + "/backup"
    for name in ["clinic.sqlite", "photographs"] {
      try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: practice.folder.path + "/" + name, toPath: copy + "/" + name)
    }

    let again = try PatientVault(
      try ClinicDatabase.sqlite(at: path), keys: practice.keys,
      photographs: practice.vault.photographs)
    #expect(try await again.erase(patient, noCare, practice.context(1)) == .erased)
    #expect(
      try await again.identity(of: patient, practice.context(2))
        == .erased(at: practice.context(1).at))
    #expect(try await again.photograph(id, of: patient, practice.context(2)) == nil)
    #expect(try practice.folder.files("/photographs").isEmpty)
    #expect(try await again.erase(patient, noCare, practice.context(3)) == .absent)

    let restored = try PatientVault(
      try ClinicDatabase.sqlite(at: copy + "/clinic.sqlite"),
      keys: try KeyStore.open(at: practice.folder.keys),
      photographs: try PhotographFiles(folder: copy + "/photographs"))
    #expect(
      try await restored.identity(of: patient, practice.context(4))
        == .erased(at: practice.context(1).at))
    #expect(try await restored.photograph(id, of: patient, practice.context(4)) == nil)
    #expect(
      try await restored.identity(of: other, practice.context(4)) == .found(helene, version: 1))
    let names = NameDirectory(restored, of: context.clinic)
    #expect(try await names.search("lefevre", practice.context(5)).map(\.patient) == [other])
  }

  @Test(
    "An erasure that stopped before the key was destroyed is finished",
    arguments: EngineKind.allCases)
  func finished(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let patient = try await practice.vault.create(helene, practice.context())
    try await practice.database.write(.installation) { transaction in
      try transaction.execute("UPDATE patient SET erased_at = \(now)")
    }
    #expect(try practice.keys.key(of: patient, in: practice.clinic) != nil)
    #expect(try await practice.vault.finishErasures(at: practice.context(9).at) == 1)
    #expect(try practice.keys.key(of: patient, in: practice.clinic) == nil)
    #expect(try await practice.vault.finishErasures(at: practice.context(9).at) == 0)
  }

  @Test(
    "A legal hold and the law's periods stand against erasure, and say why",
    arguments: EngineKind.allCases)
  func held(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let patient = try await practice.vault.create(helene, practice.context())
    let cared = RetentionFacts(lastCare: practice.context().at.day, birthDate: helene.birthDate)
    guard
      case .mustKeep(let refusal) = try await practice.vault.erase(
        patient, cared, practice.context(1))
    else {
      Issue.record("the record is kept for twenty years")
      return
    }
    #expect(refusal.ground == .period && refusal.basis.contains("R1112-7"))
    let hold = try #require(
      try await practice.vault.hold(patient, reason: "Expertise en cours", practice.context(2)))
    #expect(
      try await practice.vault.erase(patient, noCare, practice.context(3))
        == .mustKeep(RetentionRefusal(ground: .litigation, until: nil)))
    #expect(try await practice.vault.lift(hold, of: patient, practice.context(4)))
    #expect(try await practice.vault.lift(hold, of: patient, practice.context(5)) == false)
    #expect(try await practice.vault.erase(patient, noCare, practice.context(6)) == .erased)
    #expect(
      try await practice.actions()
        == ["create", "eraseRefused", "hold", "eraseRefused", "lift", "erase"])
  }

  @Test("Who stops waiting for the names takes them from nobody else")
  func givenUp() async throws {
    let practice = try await Practice(.sqlite)
    for number in 0..<20 {
      var person = helene
      person.familyName = "Lefevre\(number)"
      _ = try await practice.vault.create(person, practice.context())
    }
    for round in 0..<20 {
      let names = NameDirectory(practice.vault, of: practice.clinic)
      let first = Task { try await names.refresh() }
      let others = (0..<4).map { place in
        Task { try await names.search("lefevre", practice.context(round * 4 + place)).count }
      }
      first.cancel()
      for other in others { #expect(try await other.value == 20) }
      _ = await first.result
    }
  }

  @Test(
    "Names are found by each server as soon as another changed them", arguments: EngineKind.allCases
  )
  func directory(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let (one, two) = (
      NameDirectory(practice.vault, of: practice.clinic),
      NameDirectory(practice.vault, of: practice.clinic)
    )
    let patient = try await practice.vault.create(helene, practice.context())
    for names in [one, two] {
      #expect(try await names.search("lefevre", practice.context(1)).map(\.patient) == [patient])
    }
    var renamed = helene
    renamed.familyName = "Garnier"
    _ = try await practice.vault.amend(renamed, of: patient, replacing: 1, practice.context(2))
    for names in [one, two] {
      #expect(try await names.search("garnier", practice.context(3)).map(\.patient) == [patient])
      #expect(try await names.search("lefevre", practice.context(3)).isEmpty)
    }
    _ = try await practice.vault.erase(patient, noCare, practice.context(4))
    for names in [one, two] {
      #expect(try await names.search("garnier", practice.context(5)).isEmpty)
    }
    let events = try await practice.database.read(.installation) { transaction in
      try transaction.rows("SELECT subject_id FROM audit_event WHERE action = 'search'")
        .map { try $0.text("subject_id") }
    }
    #expect(events == Array(repeating: practice.clinic.text, count: 8))
  }

  @Test("Another clinic's patient is not there", arguments: EngineKind.allCases)
  func others(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let patient = try await practice.vault.create(helene, practice.context())
    let other = ClinicID(at: now)
    try await practice.database.write(.installation) { transaction in
      try transaction.execute(
        "INSERT INTO clinic VALUES (\(other), \("Les Roses"), \("Europe/Paris"), \(now))")
    }
    let stranger = AuditContext(
      clinic: other, person: nil, role: "physician", purpose: "care", relation: "otherClinic",
      at: now)
    #expect(try await practice.vault.identity(of: patient, stranger) == .absent)
    #expect(
      try await practice.vault.amend(helene, of: patient, replacing: 1, stranger) == .erased)
    #expect(try await practice.vault.erase(patient, noCare, stranger) == .absent)
    #expect(
      try await NameDirectory(practice.vault, of: other).search("lefevre", stranger).isEmpty)
  }

  @Test("Photographs without a row are swept, those with one stay", arguments: EngineKind.allCases)
  func swept(engine: EngineKind) async throws {
    let practice = try await Practice(engine)
    let (vault, context) = (practice.vault, practice.context())
    let patient = try await vault.create(helene, context)
    for number in 0..<4 {
      let id = Photograph.ID(at: now)
      var writer = try vault.photographWriter(id, of: patient, context)
      try writer.append([UInt8(number)])
      let sealed = try writer.finish()
      if number.isMultiple(of: 2) { try await vault.keep(sealed, id, of: patient, context) }
    }
    let later = Instant(microseconds: .max / 2)
    #expect(try await vault.sweepPhotographs(changedBefore: later) == 2)
    #expect(try await vault.sweepPhotographs(changedBefore: later) == 0)
  }
}

@Suite("How long a record is kept")
struct RetentionTests {
  @Test(
    "The four rules of RETENTION",
    arguments: [
      ("2010-05-01", "1970-01-01", nil, "2030-04-30", RetentionRefusal.Ground.period),
      ("2010-05-01", "1970-01-01", nil, "2030-05-01", nil),
      ("2010-05-01", "2006-02-28", nil, "2033-12-31", .minor),
      ("2010-05-01", "2006-02-28", nil, "2034-02-28", nil),
      ("2024-03-01", "2006-02-28", nil, "2043-01-01", .period),
      ("2010-05-01", "1940-01-01", "2015-01-01", "2024-12-31", .death),
      ("2010-05-01", "1940-01-01", "2015-01-01", "2025-01-01", nil),
      ("2010-05-01", "1940-01-01", "2021-01-01", "2030-04-30", .period),
      ("2010-05-01", "1940-01-01", "2021-01-01", "2030-05-01", nil),
      (nil, "1940-01-01", nil, "2010-01-01", nil),
    ] as [(String?, String, String?, String, RetentionRefusal.Ground?)])
  func rules(
    lastCare: String?, born: String, death: String?, day: String,
    expected: RetentionRefusal.Ground?
  ) throws {
    let facts = RetentionFacts(
      lastCare: lastCare.flatMap { CivilDate($0) }, birthDate: try #require(CivilDate(born)),
      death: death.flatMap { CivilDate($0) })
    #expect(facts.refusal(on: try #require(CivilDate(day)))?.ground == expected)
  }
}
