internal import ClinicTesting
internal import ClinicVocabulary
internal import Testing

@testable internal import Database

@Suite("Backups of earlier programs")
struct OlderBackupTests {
  @Test(
    "The rows of an older schema come into that schema, and are brought along to this one",
    arguments: EngineKind.allCases, [1, 3, 6])
  func older(engine: EngineKind, steps: Int) async throws {
    let database = try ClinicDatabase.open(try await makeLocation(engine), connections: 2)
    let clinic = ClinicID(at: Instant(microseconds: 0))
    let bytes = try Self.backup(of: clinic, steps: try Migration.all(for: .sqlite), steps)
    let rows = try await database.restore(from: { Self.source(bytes) })
    #expect(rows == 1)
    try await database.migrate()
    #expect(try await database.count("SELECT count(*) AS count FROM clinic") == 1)
    let applied = try await database.count("SELECT count(*) AS count FROM schema_step")
    #expect(try applied == Int64(Migration.all(for: engine).count))
    // A table of this program's schema is there.
    #expect(try await database.count("SELECT count(*) AS count FROM backup") == 0)
  }

  @Test(
    "A backup of a newer program is refused, and a schema beyond it", arguments: EngineKind.allCases
  )
  func newer(engine: EngineKind) async throws {
    let clinic = ClinicID(at: Instant(microseconds: 0))
    let database = try ClinicDatabase.open(try await makeLocation(engine), connections: 2)
    let known = try Migration.all(for: .sqlite)
    let unknown = known + [Migration(name: "m9999-later", text: "")]
    let bytes = try Self.backup(of: clinic, steps: unknown, known.count + 1)
    await #expect(throws: BackupFailure.otherProgram) {
      try await database.restore(from: { Self.source(bytes) })
    }
    try await database.migrate()
    let old = try Self.backup(of: clinic, steps: known, 1)
    await #expect(throws: BackupFailure.notEmpty) {
      try await database.restore(from: { Self.source(old) })
    }
  }

  /// What a program with the first `count` common steps writes of one clinic.
  private static func backup(
    of clinic: ClinicID, steps: [Migration], _ count: Int
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = BackupWriter { bytes += $0 }
    for step in steps.filter(\.isCommon).prefix(count) {
      try writer.write(.step(name: step.name, checksum: step.checksum))
    }
    try writer.write(
      .table(name: "clinic", columns: ["clinic_id", "name", "time_zone", "recorded_at"]))
    try writer.write(
      .row([.text(clinic.text), .text("Les Lilas"), .text("Europe/Paris"), .integer(0)]))
    try writer.write(.end(rows: 1))
    return bytes
  }

  private static func source(_ bytes: [UInt8]) -> () throws -> [UInt8]? {
    var rest: [UInt8]? = bytes
    return {
      defer { rest = nil }
      return rest
    }
  }
}
