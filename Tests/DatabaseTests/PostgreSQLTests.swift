internal import ClinicTesting
internal import ClinicVocabulary
internal import Testing

@testable internal import Database

@Suite("PostgreSQL")
struct PostgreSQLTests {
  @Test(
    "The subset is said in PostgreSQL's words",
    arguments: [
      ("SELECT ? , '?' , \"?\" -- ?\n, /* ? */ ?", "SELECT $1 , '?' , \"?\" -- ?\n, /* ? */ $2"),
      (
        "CREATE TABLE a (b INTEGER, c REAL, d BLOB) STRICT",
        "CREATE TABLE a (b BIGINT, c DOUBLE PRECISION, d BYTEA) "
      ),
      ("'INTEGER it''s ?' integer INTEGERS", "'INTEGER it''s ?' integer INTEGERS"),
      ("$$ INTEGER ? $$ é?", "$$ INTEGER ? $$ é$1"),
    ])
  func dialect(text: String, translated: String) {
    #expect(PostgreSQLDialect.translate(text) == translated)
  }

  @Test("A clinic's transaction neither sees nor makes another clinic's rows")
  func rowSecurity() async throws {
    let database = try await makeDatabase(.postgresql)
    let (mine, other) = (try await database.addClinic(), try await database.addClinic())
    try await database.addSite(other, at: 1)
    let seen = try await database.read(.clinic(mine)) { transaction in
      (
        try transaction.rows("SELECT * FROM site").count,
        try transaction.rows("SELECT * FROM clinic").count
      )
    }
    #expect(seen == (0, 1))
    let changed = try await database.write(.clinic(mine)) { transaction in
      try transaction.execute("UPDATE site SET name = 'x'")
    }
    #expect(changed == 0)
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await database.write(.clinic(mine)) { try $0.insertSite(other, at: 2) }
    }
    #expect(failure?.code == .forbidden)
  }

  @Test("Every table that has a clinic's id has a border that binds its owner")
  func everyTable() async throws {
    let database = try await makeDatabase(.postgresql)
    let open = try await database.read(.installation) { transaction in
      try transaction.rows(
        """
        SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
        WHERE attname = 'clinic_id' AND relkind = 'r'
          AND NOT (relrowsecurity AND relforcerowsecurity AND EXISTS (
            SELECT 1 FROM pg_policy WHERE polrelid = pg_class.oid))
        """)
    }
    #expect(open.isEmpty)
  }

  @Test("A role that no border binds is refused")
  func superuser() async throws {
    guard case .postgresql(let url) = try await makeLocation(.postgresql) else { return }
    let address = url.replacing("aglae@", with: "postgres@")
    let database = try ClinicDatabase.open(.postgresql(url: address))
    let failure = await #expect(throws: DatabaseFailure.self) { try await database.migrate() }
    #expect(failure?.code == .forbidden)
  }

  @Test("A transaction whose connection is lost before its end runs again")
  func reconnects() async throws {
    let location = try await makeLocation(.postgresql)
    let database = try ClinicDatabase.open(location, connections: 1)
    try await database.migrate()
    let clinic = try await database.addClinic()
    let helper = try ClinicDatabase.open(location, connections: 1)
    let numbers = try await database.backendNumbers()
    // Between transactions, the usual case: the server was started again.
    try await helper.end(numbers)
    try await database.addSite(clinic, at: 1)
    #expect(try await database.backendNumbers() != numbers)
    // Within one: the body ends its own connection the first time it runs.
    let first = try #require(try await database.backendNumbers().first)
    try await database.write(.clinic(clinic)) { transaction in
      try transaction.insertSite(clinic, at: 2)
      let own = try transaction.firstRow("SELECT pg_backend_pid() AS number")?.integer("number")
      if own == first { _ = try transaction.rows("SELECT pg_terminate_backend(pg_backend_pid())") }
    }
    #expect(try await database.count("SELECT count(*) AS count FROM site") == 2)
  }

  @Test("A server that is not there is a clear failure")
  func absent() async throws {
    let database = try ClinicDatabase.open(
      .postgresql(url: "postgres://aglae@/none?host=/nonexistent"), connections: 1)
    let failure = await #expect(throws: DatabaseFailure.self) { try await database.migrate() }
    #expect(failure?.code == .connectionLost)
  }

  @Test("A migration by another program does not break prepared statements")
  func outdated() async throws {
    let location = try await makeLocation(.postgresql)
    let database = try ClinicDatabase.open(location, connections: 1)
    try await database.migrate()
    let clinic = try await database.addClinic()
    let read: @Sendable (Transaction) throws -> Int? = { transaction in
      try transaction.firstRow("SELECT * FROM clinic").map { try $0.isNull("extra") ? 1 : 0 }
    }
    await #expect(throws: DatabaseFailure.self) { try await database.read(.clinic(clinic), read) }
    let other = try ClinicDatabase.open(location, connections: 1)
    try await other.write(.installation) { try $0.execute("ALTER TABLE clinic ADD extra INTEGER") }
    #expect(try await database.read(.clinic(clinic), read) == 1)
  }

  @Test("A server elsewhere is spoken to in secret unless the address says otherwise")
  func encryption() throws {
    func mode(_ url: String) throws -> String? {
      try PostgreSQLAddress(url).parameters.last { $0.keyword == "sslmode" }?.value
    }
    #expect(try mode("postgres://aglae@db.example/aglae") == "verify-full")
    #expect(try mode("postgres://aglae@127.0.0.1/aglae") == nil)
    #expect(try mode("postgres://aglae@/aglae?host=/run/postgresql") == nil)
    // What the address says comes after, and wins.
    let last = try PostgreSQLAddress("postgres://aglae@db.example/aglae?sslmode=require")
    #expect(last.parameters.last?.keyword == "dbname")
    #expect(throws: DatabaseFailure.self) { try PostgreSQLAddress("postgres://%zz") }
  }

  @Test("The place of the database never tells a password")
  func location() {
    let location = DatabaseLocation("postgres://aglae:secret@db/aglae", data: "/data")
    #expect("\(location)" == "PostgreSQL")
    #expect(DatabaseLocation(nil, data: "/data") == .sqlite(path: "/data/clinic.sqlite"))
    #expect(DatabaseLocation("other.sqlite", data: "/data") == .sqlite(path: "other.sqlite"))
  }
}

extension ClinicDatabase {
  /// The numbers of the server's processes that serve this database's connections now.
  fileprivate func backendNumbers() async throws -> [Int64] {
    try await read(.installation) { transaction in
      try transaction.rows("SELECT pg_backend_pid() AS number").map { try $0.integer("number") }
    }
  }

  fileprivate func end(_ numbers: [Int64]) async throws {
    for number in numbers {
      _ = try await read(.installation) { transaction in
        try transaction.rows(
          "SELECT pg_terminate_backend(CAST(CAST(\(number) AS TEXT) AS int), 5000)")
      }
    }
  }
}
