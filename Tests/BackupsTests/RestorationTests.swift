internal import Audit
internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Testing
internal import Vault

@testable internal import Backups

@Suite("Backup and restoration")
struct RestorationTests {
  @Test(
    "A backup of either engine is restored on either, with names, photographs and a whole log",
    arguments: EngineKind.allCases, EngineKind.allCases)
  func across(from: EngineKind, to: EngineKind) async throws {
    let ground = try await Ground(from)
    let report = try await ground.backUp()
    #expect(report.counts.photographs == 3 && report.counts.absent == 0)
    #expect(report.facts.head?.size == 6)
    let (outcome, restored) = try await ground.restore("new", to)
    guard case .restored(let practice) = outcome else {
      Issue.record("nothing was restored")
      return
    }
    #expect(practice.contents.counts == report.counts && practice.digest == report.digest)
    #expect(practice.log.size == 6 && practice.log.pending == 1)
    for (patient, photograph) in zip(ground.patients, ground.photographs) {
      #expect(
        try await restored.vault.identity(of: patient, ground.context) == .found(helene, version: 1)
      )
      #expect(
        try await restored.vault.photograph(photograph, of: patient, ground.context) == picture)
    }
    #expect(try ground.names().isDisjoint(with: ["new.restoring"]))
  }

  @Test("The practice remembers its last backup, and both acts are in the log")
  func remembered() async throws {
    let ground = try await Ground(.sqlite)
    let report = try await ground.backUp()
    let last = try await ground.database.read(.installation) { try MadeBackup.last(in: $0) }
    #expect(last?.digest == report.digest && last?.photographs == 3 && last?.verifiedAt == now)
    let (_, restored) = try await ground.restore()
    let actions = try await restored.database.read(.installation) { transaction in
      try transaction.rows(
        "SELECT action, subject_id FROM audit_event WHERE subject_kind = 'backup'"
      )
      .map { try $0.text("action") + " " + $0.text("subject_id") }
    }
    #expect(actions == ["restore \(report.digest)"])
    let written = try await ground.database.read(.installation) { transaction in
      try transaction.rows("SELECT action FROM audit_event WHERE subject_kind = 'backup'").count
    }
    #expect(written == 1)
  }

  @Test("Nothing that was planted is readable in a backup")
  func sealed() async throws {
    let ground = try await Ground(.sqlite)
    _ = try await ground.backUp()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: ground.file))
    for secret in ["Lilas", "Lefèvre", "JFIF", "clinic", "Europe/Paris"] {
      #expect(bytes.range(of: Data(secret.utf8)) == nil)
    }
    #expect(bytes.range(of: Data(picture.prefix(6))) == nil)
  }

  @Test(
    "Wherever a backup is changed or cut, nothing of it is restored", arguments: EngineKind.allCases
  )
  func damaged(engine: EngineKind) async throws {
    let ground = try await Ground(.sqlite)
    _ = try await ground.backUp()
    let whole = try Data(contentsOf: URL(fileURLWithPath: ground.file))
    let location =
      engine == .sqlite
      ? DatabaseLocation(nil, data: ground.folder + "/new") : try await makeLocation(engine)
    let path = ground.folder + "/damaged"
    // Every byte of the head and around the borders of chunks, and some between.
    let head = 15 + 8 + 32
    let borders = (1..<(whole.count - head) / 65_552).map { head + $0 * 65_552 }
    var places = Set(0..<head + 3).union(borders.flatMap { $0 - 2..<$0 + 2 })
    places.formUnion(stride(from: head, to: whole.count, by: 9_973))
    places.insert(whole.count - 1)
    var damaged = places.map { place -> (Data, String) in
      var bytes = whole
      bytes[place] ^= 1
      return (bytes, "changed at \(place)")
    }
    for length in borders + [0, 1, head - 1, head, head + 1, whole.count - 1, whole.count / 2] {
      damaged.append((whole.prefix(length), "cut at \(length)"))
    }
    damaged.append((whole + [0], "longer"))
    if borders.count > 1 {
      let (first, second) = (borders[0], borders[1])
      damaged.append((whole[..<first] + whole[second...], "a chunk left out"))
      damaged.append((whole[..<second] + whole[first...], "a chunk twice"))
    }
    for (bytes, what) in damaged {
      try bytes.write(to: URL(fileURLWithPath: path))
      let code = await refusal {
        try await Restoration(
          of: path, keys: ground.keys, dataFolder: ground.folder + "/new", location: location
        ).run(at: now)
      }
      #expect(code.map { [.damaged, .notABackup, .otherKeys].contains($0) } == true, "\(what)")
    }
    #expect(try ground.names() == ["data", "keys", "copy", "backup", "damaged"])
    // The database is still as empty as it was.
    let report = try await Restoration(
      of: ground.file, keys: ground.keys, dataFolder: ground.folder + "/new", location: location
    ).run(at: now)
    guard case .restored = report else {
      Issue.record("the whole one is restored")
      return
    }
  }

  @Test("Other keys, a taken name and a taken place are refused, and nothing is changed")
  func refused() async throws {
    let ground = try await Ground(.sqlite)
    _ = try await ground.backUp()
    #expect(await refusal { try await ground.backUp() } == .exists)
    _ = try await ground.backUp(replacing: true)
    let others = try KeyStore.create(at: ground.folder + "/others", protection: .file)
    #expect(await refusal { try await ground.restore(keys: others) } == .otherKeys)
    #expect(await refusal { try await ground.restore("data") } == .notEmpty)
    #expect(await refusal { try await ground.restore("keys") } == .notEmpty)
    #expect(await refusal { try await ground.restore(from: ground.folder + "/none") } == .file)
    let taken = try await Ground(.postgresql)
    let onTaken = Restoration(
      of: ground.file, keys: ground.keys, dataFolder: ground.folder + "/new",
      location: taken.location)
    #expect(await refusal { try await onTaken.run(at: now) } == .notEmpty)
    #expect(try ground.names() == ["data", "keys", "copy", "backup", "others"])
  }

  @Test("A database file outside the data folder is filled, and not left behind when it is not")
  func elsewhere() async throws {
    let ground = try await Ground(.sqlite)
    _ = try await ground.backUp()
    let file = ground.folder + "/elsewhere.sqlite"
    let others = try KeyStore.open(at: ground.folder + "/copy")
    try others.destroyKey(of: ground.patients[0], in: ground.clinic, at: now)
    func restoration(_ keys: KeyStore, _ path: String) -> Restoration {
      Restoration(
        of: path, keys: keys, dataFolder: ground.folder + "/new",
        location: .sqlite(path: file))
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: ground.file))
    try bytes.dropLast(1).write(to: URL(fileURLWithPath: ground.folder + "/cut"))
    #expect(
      await refusal { try await restoration(others, ground.folder + "/cut").run(at: now) }
        == .damaged)
    #expect(!FileManager.default.fileExists(atPath: file))
    guard case .restored(let practice) = try await restoration(others, ground.file).run(at: now)
    else {
      Issue.record("nothing was restored")
      return
    }
    #expect(practice.erasedSince == 1)
    #expect(try ground.names().isSuperset(of: ["new", "elsewhere.sqlite"]))
    #expect(await refusal { try await restoration(others, ground.file).run(at: now) } == .notEmpty)
  }

  @Test(
    "A restoration that stopped between the database and the name is completed",
    arguments: EngineKind.allCases)
  func completed(engine: EngineKind) async throws {
    let ground = try await Ground(.sqlite)
    _ = try await ground.backUp()
    let location =
      engine == .postgresql
      ? try await makeLocation(engine) : .sqlite(path: ground.folder + "/elsewhere.sqlite")
    let folder = ground.folder + "/new"
    let restoration = Restoration(
      of: ground.file, keys: ground.keys, dataFolder: folder, location: location)
    _ = try await restoration.run(at: now)
    // As it lay there a moment before the end: the folder has its former name, and bears its id.
    let database = try ClinicDatabase.open(location, connections: 1)
    let id = try await database.read(.installation) { transaction in
      try transaction.rows("SELECT restoration_id FROM restoration")[0].text("restoration_id")
    }
    try FileManager.default.moveItem(atPath: folder, toPath: folder + ".restoring")
    try id.write(
      toFile: folder + ".restoring/" + StagedFolder.markerName, atomically: false, encoding: .utf8)
    #expect(Restoration.leftover(of: folder) != nil)
    guard case .completed = try await restoration.run(at: now) else {
      Issue.record("it was begun again")
      return
    }
    #expect(Restoration.leftover(of: folder) == nil)
    let restored = try Restored(folder, location, keys: ground.keys)
    #expect(
      try await restored.vault.photograph(
        ground.photographs[0], of: ground.patients[0], ground.context) == picture)
  }

  @Test("A damaged log is not restored")
  func log() async throws {
    let ground = try await Ground(.postgresql)
    try await ground.database.write(.installation) { transaction in
      try transaction.execute("ALTER TABLE audit_event DISABLE TRIGGER audit_event_fixed")
      try transaction.execute("UPDATE audit_event SET action = 'read' WHERE leaf_index = 2")
    }
    _ = try await ground.backUp()
    #expect(await refusal { try await ground.restore() } == .logNotWhole)
    #expect(try ground.names() == ["data", "keys", "copy", "backup"])
  }
}
