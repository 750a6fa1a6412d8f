internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Testing

/// What holds on both engines alike.
@Suite("Engines")
struct EngineTests {
  @Test("Every kind of value comes back as it was given", arguments: EngineKind.allCases)
  func values(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    let text = "é ’ ? $1 \n"
    let row = try await database.read(.installation) { transaction in
      try transaction.firstRow(
        """
        SELECT CAST(\(Int64.min) AS INTEGER) AS low, CAST(\(0.1) AS REAL) AS real,
          CAST(\(text) AS TEXT) AS text, CAST(\([0, 255, 0] as [UInt8]) AS BLOB) AS bytes,
          CAST(\([UInt8]()) AS BLOB) AS empty, CAST(\(nil as Int?) AS INTEGER) AS absent,
          'a ? in quotes' AS quoted
        """)
    }
    let values = try #require(row)
    #expect(try values.integer("low") == Int64.min)
    #expect(try values.real("real") == 0.1)
    #expect(try values.text("text") == text)
    #expect(try values.blob("bytes") == [0, 255, 0])
    #expect(try values.blob("empty") == [])
    #expect(try values.isNull("absent"))
    #expect(try values.text("quoted") == "a ? in quotes")
  }

  @Test("Sums of integers are integers, means are real", arguments: EngineKind.allCases)
  func aggregates(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    let clinic = try await database.addClinic()
    for number in [1, 20_000, 123_456_789_012] { try await database.addSite(clinic, at: number) }
    let row = try await database.read(.clinic(clinic)) { transaction in
      try transaction.firstRow(
        """
        SELECT sum(recorded_at) AS sum, sum(-recorded_at) AS less, avg(recorded_at) AS mean,
          count(*) AS count, sum(recorded_at - recorded_at) AS none FROM site
        """)
    }
    let values = try #require(row)
    #expect(try values.integer("sum") == 123_456_809_013)
    #expect(try values.integer("less") == -123_456_809_013)
    #expect(try values.integer("none") == 0)
    #expect(try values.integer("count") == 3)
    #expect(abs(try values.real("mean") - 41_152_269_671) < 0.01)
  }

  @Test("What throws changes nothing", arguments: EngineKind.allCases)
  func rollback(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    let clinic = try await database.addClinic()
    await #expect(throws: Refused.self) {
      try await database.write(.clinic(clinic)) { transaction in
        try transaction.execute("DELETE FROM clinic WHERE clinic_id = \(clinic)")
        throw Refused()
      }
    }
    #expect(try await database.count("SELECT count(*) AS count FROM clinic") == 1)
  }

  @Test(
    "After a failed statement nothing is changed, even when the body goes on",
    arguments: EngineKind.allCases)
  func poisoned(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    let clinic = try await database.addClinic()
    await #expect(throws: DatabaseFailure.self) {
      try await database.write(.installation) { transaction in
        try transaction.insertClinic(ClinicID(at: Instant(microseconds: 1)))
        _ = try? transaction.insertClinic(clinic)
        _ = try? transaction.insertClinic(ClinicID(at: Instant(microseconds: 2)))
      }
    }
    #expect(try await database.count("SELECT count(*) AS count FROM clinic") == 1)
  }

  @Test("A failure names its kind and no value", arguments: EngineKind.allCases)
  func failures(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    let clinic = try await database.addClinic()
    let other = ClinicID(at: Instant(microseconds: 1))
    let statements: [(SQL, DatabaseFailure.Code)] = [
      ("INSERT INTO clinic VALUES (\(clinic), \("Dupont"), 'UTC', 0)", .unique),
      ("INSERT INTO clinic VALUES (\(other), '', 'UTC', 0)", .check),
      ("INSERT INTO clinic VALUES (\(other), \("Dupont"), NULL, 0)", .notNull),
      ("INSERT INTO site VALUES (\(other), \(other), \("Dupont"), 0)", .foreignKey),
      (
        "INSERT INTO clinic VALUES (\(other), \("Dupont"), 'UTC', CAST(\("Dupont") AS TEXT))",
        .statement
      ),
      ("SELECT \("Dupont") FROM nowhere", .statement),
    ]
    for (statement, code) in statements {
      let failure = await #expect(throws: DatabaseFailure.self) {
        try await database.write(.installation) { try $0.execute(statement) }
      }
      #expect(failure?.code == code, "\(statement)")
      #expect(failure?.cause.contains("Dupont") == false)
      #expect(failure?.cause.contains(clinic.text) == false)
    }
  }

  @Test("A reading transaction cannot write", arguments: EngineKind.allCases)
  func readOnly(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await database.read(.installation) { try $0.execute("DELETE FROM clinic") }
    }
    #expect(failure?.code == .readOnly)
  }

  @Test(
    "What two writers read before they write still holds afterwards", arguments: EngineKind.allCases
  )
  func serialisable(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    let clinic = try await database.addClinic()
    // At most one site: each looks and then adds, which only serialisable transactions keep true.
    try await withThrowingTaskGroup { group in
      for number in 0..<16 {
        group.addTask {
          try await database.write(.clinic(clinic)) { transaction in
            let sites = try transaction.firstRow("SELECT count(*) AS count FROM site")
            guard try sites?.integer("count") == 0 else { return }
            try transaction.insertSite(clinic, at: number)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await database.count("SELECT count(*) AS count FROM site") == 1)
  }

  @Test("Every one of many writers at once gets through", arguments: EngineKind.allCases)
  func contention(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    let clinic = try await database.addClinic()
    try await database.addSite(clinic, at: 0)
    try await withThrowingTaskGroup { group in
      for _ in 0..<40 {
        group.addTask {
          try await database.write(.clinic(clinic)) { transaction in
            try transaction.execute("UPDATE site SET recorded_at = recorded_at + 1")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await database.count("SELECT recorded_at AS count FROM site") == 40)
  }

  @Test("A closed database refuses", arguments: EngineKind.allCases)
  func closed(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    try await database.close()
    await #expect(throws: DatabaseFailure.self) { try await database.addClinic() }
  }
}

struct Refused: Error {}
