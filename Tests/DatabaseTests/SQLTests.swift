internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Testing

@Suite("Statements")
struct SQLTests {
  @Test("What is interpolated is an argument, never text", arguments: EngineKind.allCases)
  func binds(engine: EngineKind) async throws {
    let database = try await makeDatabase(engine)
    let id = ClinicID(at: Instant(microseconds: 0))
    let name = "x', 'y', 0); DROP TABLE clinic; --é"
    try await database.write(.installation) { transaction in
      try transaction.execute(
        "INSERT INTO clinic VALUES (\(id), \(name), \("Europe/Paris"), \(Instant(microseconds: 7)))"
      )
    }
    let row = try await database.read(.installation) { transaction in
      try transaction.firstRow("SELECT * FROM clinic WHERE clinic_id IN \(anyOf: [id])")
    }
    let clinic = try #require(row)
    #expect(try clinic.text("name") == name)
    #expect(try clinic.instant("recorded_at").microseconds == 7)
    #expect(try clinic.id("clinic_id") == id)
  }
}
