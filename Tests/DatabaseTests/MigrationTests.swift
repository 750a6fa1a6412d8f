internal import ClinicTesting
internal import ClinicVocabulary
internal import Foundation
internal import Testing

@testable internal import Database

@Suite("Migrations")
struct MigrationTests {
  @Test("No shipped file was changed; the list holds all up to the last that it names")
  func unchanged() throws {
    let listed = try fixture("migrations.sha256").split(separator: "\n").map(String.init).sorted()
    let last = try #require(listed.map { $0.dropFirst(66) }.max())
    var shipped: Set<String> = []
    for engine in EngineKind.allCases {
      for step in try Migration.all(for: engine) where "\(step.name).sql" <= last {
        shipped.insert("\(step.checksum)  \(step.name).sql")
      }
    }
    #expect(shipped.sorted() == listed)
  }

  @Test("Numbers are not used twice")
  func numbers() throws {
    for engine in EngineKind.allCases {
      let names = try Migration.all(for: engine).map(\.name).filter { !$0.contains(".") }
      #expect(names.count == Set(names.map { $0.prefix(5) }).count, "\(names)")
      #expect(names.allSatisfy { $0.hasPrefix("m") && Int($0.dropFirst().prefix(4)) != nil })
    }
  }

  @Test("Applying again changes nothing", arguments: EngineKind.allCases)
  func again(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    try await database.addClinic()
    try await database.migrate()
    let steps = try await database.count("SELECT count(*) AS count FROM schema_step")
    #expect(steps == Int64(try Migration.all(for: engine).count))
    #expect(try await database.count("SELECT count(*) AS count FROM clinic") == 1)
  }

  @Test("A shipped step that was changed is refused", arguments: EngineKind.allCases)
  func changed(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    var steps = try Migration.all(for: engine)
    steps[0] = Migration(name: steps[0].name, text: "CREATE TABLE other (a TEXT) STRICT;\n")
    let changed = steps
    await refuses { try await database.migrate(with: changed) }
  }

  @Test("The database of a newer program is refused", arguments: EngineKind.allCases)
  func newer(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    let next = Migration(name: "m9999-next", text: "CREATE TABLE next (a TEXT) STRICT;\n")
    try await database.migrate(with: try Migration.all(for: engine) + [next])
    await refuses { try await database.migrate() }
  }

  @Test("A step that fails leaves nothing of itself", arguments: EngineKind.allCases)
  func failing(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    let steps = try Migration.all(for: engine)
    let broken = Migration(
      name: "m9999-broken",
      text: "CREATE TABLE half (a TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);\n")
    await #expect(throws: DatabaseFailure.self) {
      try await database.migrate(with: steps + [broken])
    }
    let whole = Migration(name: "m9999-broken", text: "CREATE TABLE half (a TEXT) STRICT;\n")
    try await database.migrate(with: steps + [whole])
  }

  @Test(
    "Of several programs that begin at once, one applies each step", arguments: EngineKind.allCases)
  func together(engine: EngineKind) async throws {
    let location = try await makeLocation(engine)
    try await withThrowingTaskGroup { group in
      for _ in 0..<4 {
        group.addTask {
          let database = try ClinicDatabase.open(location, connections: 1)
          try await database.migrate()
          try await database.close()
        }
      }
      try await group.waitForAll()
    }
    let database = try ClinicDatabase.open(location)
    let steps = try await database.count("SELECT count(*) AS count FROM schema_step")
    #expect(steps == Int64(try Migration.all(for: engine).count))
  }

  @Test(
    "Databases of earlier versions come along with what they hold", arguments: EngineKind.allCases,
    ["m0001"])
  func earlier(engine: EngineKind, version: String) async throws {
    let database = try await restore(version, engine)
    try await database.migrate()
    let names = try await database.read(.installation) { transaction in
      try transaction.rows("SELECT name FROM site ORDER BY name").map { try $0.text("name") }
    }
    #expect(names == ["Lyon", "Éze"])
  }

  @Test("A trigger's body and a function's stay whole")
  func statements() {
    let text = """
      -- first; comment
      CREATE TABLE a (b TEXT DEFAULT ';') STRICT;
      CREATE TRIGGER t BEFORE UPDATE ON a BEGIN
        SELECT CASE WHEN new.b = 'END;' THEN RAISE(ABORT, 'no') END;
      END;
      CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN RETURN NULL; END; $$ LANGUAGE plpgsql;
      CREATE TRIGGER u BEFORE UPDATE ON a EXECUTE FUNCTION f();
      """
    let statements = Migration.statements(of: text)
    #expect(
      statements.map { String($0.prefix(12)) } == [
        "CREATE TABLE", "CREATE TRIGG", "CREATE FUNCT", "CREATE TRIGG",
      ])
    #expect(statements[1].hasSuffix("END"))
  }

  private func refuses(_ work: () async throws -> Void) async {
    let failure = await #expect(throws: DatabaseFailure.self) { try await work() }
    #expect(failure?.code == .migration)
  }

  /// A database as an earlier version left it: `Fixtures/VERSION.sqlite` or `VERSION.postgresql.sql`.
  private func restore(_ version: String, _ engine: EngineKind) async throws -> ClinicDatabase {
    let location = try await makeLocation(engine)
    switch location {
    case .sqlite(let path):
      let file = Self.fixtures.appendingPathComponent(version + ".sqlite")
      try FileManager.default.copyItem(atPath: file.path, toPath: path)
    case .postgresql(let url):
      try await PostgreSQLConsole(url).run(try fixture(version + ".postgresql.sql"))
    }
    return try ClinicDatabase.open(location)
  }

  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  private func fixture(_ name: String) throws -> String {
    try String(contentsOf: Self.fixtures.appendingPathComponent(name), encoding: .utf8)
  }
}
