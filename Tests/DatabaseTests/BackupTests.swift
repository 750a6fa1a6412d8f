internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Synchronization
internal import Testing

@Suite("Backups")
struct BackupTests {
  @Test(
    "A backup of either engine is restored on either, row for row",
    arguments: EngineKind.allCases, EngineKind.allCases)
  func across(from: EngineKind, to: EngineKind) async throws {
    let database = try await makeDatabase(from)
    let clinic = try await database.addClinic()
    for number in 0..<1203 { try await database.addSite(clinic, at: number) }
    let backup = try await backUp(database)
    let restored = try ClinicDatabase.open(try await makeLocation(to), connections: 2)
    let rows = try await restored.restore(from: backup.source)
    #expect(rows > 1204)
    let query: SQL = "SELECT clinic_id, site_id, name, recorded_at FROM site ORDER BY site_id"
    #expect(try await texts(query, in: restored) == texts(query, in: database))
    // A backup of what was restored is the same to the byte, whatever the engine.
    #expect(try await backUp(restored).bytes == backup.bytes)
  }

  @Test("A backup is of one moment, though others write on", arguments: EngineKind.allCases)
  func moment(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    let clinic = try await database.addClinic()
    for number in 0..<600 { try await database.addSite(clinic, at: number) }
    let writer = Task {
      // Moves a one from site to site: every moment has exactly one.
      var number = 0
      while !Task.isCancelled {
        let place = number % 600
        try await database.write(.clinic(clinic)) { transaction in
          try transaction.execute("UPDATE site SET name = 'S' WHERE name = 'one'")
          try transaction.execute("UPDATE site SET name = 'one' WHERE recorded_at = \(place)")
        }
        number += 171
      }
    }
    for _ in 0..<5 {
      let backup = try await backUp(database)
      let restored = try ClinicDatabase.open(try await makeLocation(.sqlite))
      try await restored.restore(from: backup.source)
      let ones = try await restored.count("SELECT count(*) AS count FROM site WHERE name = 'one'")
      #expect(try #require(ones) <= 1)
    }
    writer.cancel()
    _ = await writer.result
  }

  @Test("A backup that was cut or changed restores nothing", arguments: EngineKind.allCases)
  func damaged(engine: EngineKind) async throws {
    let database = try await makeDatabase(.sqlite)
    let clinic = try await database.addClinic()
    for number in 0..<20 { try await database.addSite(clinic, at: number) }
    let whole = try await backUp(database).bytes
    let restored = try ClinicDatabase.open(try await makeLocation(engine), connections: 2)
    var damaged = [Array(whole.dropLast()), Array(whole.prefix(whole.count / 2)), []]
    for place in stride(from: 0, to: whole.count, by: whole.count / 12) {
      var changed = whole
      changed[place] ^= 1
      damaged.append(changed)
    }
    for bytes in damaged {
      await #expect(throws: (any Error).self) {
        try await restored.restore(from: Backup(bytes).source)
      }
    }
    // Nothing was left behind: the whole one still finds an empty database.
    try await restored.restore(from: Backup(whole).source)
    #expect(try await restored.count("SELECT count(*) AS count FROM site") == 20)
  }

  @Test("A practice is never overwritten", arguments: EngineKind.allCases)
  func notEmpty(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    try await database.addClinic()
    let backup = try await backUp(database)
    await #expect(throws: BackupFailure.notEmpty) {
      try await database.restore(from: backup.source)
    }
  }

  private func backUp(_ database: ClinicDatabase) async throws -> Backup {
    let output = Output()
    try await database.backUp {
      output.bytes.withLock { $0 = [] }
      return { piece in output.bytes.withLock { $0 += piece } }
    }
    return Backup(output.bytes.withLock { $0 })
  }

  private func texts(_ query: SQL, in database: ClinicDatabase) async throws -> [String] {
    try await database.read(.installation) { transaction in
      try transaction.rows(query).map { row in
        try ["clinic_id", "site_id", "name"].map(row.text).joined(separator: " ")
          + " \(row.integer("recorded_at"))"
      }
    }
  }
}

private final class Output: Sendable {
  let bytes = Mutex<[UInt8]>([])
}

private struct Backup: Sendable {
  let bytes: [UInt8]
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// In pieces of 1,000 bytes.
  var source: @Sendable () throws -> () throws -> [UInt8]? {
    let bytes = bytes
    return {
      var rest = bytes[...]
      return {
        guard !rest.isEmpty else { return nil }
        defer { rest = rest.dropFirst(1000) }
        return Array(rest.prefix(1000))
      }
    }
  }
}
