internal import ClinicTesting
internal import ClinicVocabulary
internal import Testing

@testable internal import Database

@Suite("SQLite")
struct SQLiteTests {
  @Test("A commit waits for the disk, foreign keys hold, the log is ahead")
  func settings() async throws {
    let database = try await makeDatabase(.sqlite)
    let (full, keys, journal) = try await database.write(.installation) { transaction in
      (
        try transaction.firstRow("PRAGMA synchronous")?.integer("synchronous"),
        try transaction.firstRow("PRAGMA foreign_keys")?.integer("foreign_keys"),
        try transaction.firstRow("PRAGMA journal_mode")?.text("journal_mode")
      )
    }
    #expect(full == 2)
    #expect(keys == 1)
    #expect(journal == "wal")
  }

  @Test("In one batch, each caller gets its own answer and only its own changes are undone")
  func batch() async throws {
    let database = try await makeDatabase(.sqlite)
    let clinic = try await database.addClinic()
    let outcomes = await withTaskGroup { group in
      for number in 0..<200 {
        group.addTask {
          do {
            return try await database.write(.clinic(clinic)) { transaction in
              try transaction.insertSite(clinic, at: number)
              if number % 3 == 0 { throw Refused() }
              if number % 7 == 0 { try transaction.insertClinic(clinic) }
              return number
            }
          } catch { return -1 }
        }
      }
      return await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    let kept = Set((0..<200).filter { $0 % 3 != 0 && $0 % 7 != 0 })
    #expect(outcomes == kept.union([-1]))
    let numbers = try await database.read(.clinic(clinic)) { transaction in
      try transaction.rows("SELECT recorded_at FROM site").map { try $0.integer("recorded_at") }
    }
    #expect(Set(numbers) == Set(kept.map(Int64.init)))
    #expect(numbers.count == kept.count)
  }

  @Test("A cancelled caller's change is made whole, and its neighbours' too")
  func cancelled() async throws {
    let database = try await makeDatabase(.sqlite)
    let clinic = try await database.addClinic()
    let tasks = (0..<50).map { number in
      Task { try await database.addSite(clinic, at: number) }
    }
    for task in tasks { task.cancel() }
    for task in tasks { try await task.value }
    #expect(try await database.count("SELECT count(*) AS count FROM site") == 50)
  }

  @Test("Two programs write to one file in turn")
  func twoPools() async throws {
    let location = try await makeLocation(.sqlite)
    let (first, second) = (try ClinicDatabase.open(location), try ClinicDatabase.open(location))
    try await first.migrate()
    let clinic = try await first.addClinic()
    try await withThrowingTaskGroup { group in
      for number in 0..<100 {
        group.addTask { try await (number % 2 == 0 ? first : second).addSite(clinic, at: number) }
      }
      try await group.waitForAll()
    }
    #expect(try await second.count("SELECT count(*) AS count FROM site") == 100)
  }

  @Test("A place that takes no file is a clear failure")
  func readOnly() {
    let failure = #expect(throws: DatabaseFailure.self) {
      try ClinicDatabase.open(.sqlite(path: "/proc/clinic.sqlite"))
    }
    #expect(failure?.code == .readOnly)
  }

  @Test("A checkpoint that was planned before the end does nothing after it")
  func lateCheckpoint() throws {
    let checkpointer = try SQLiteCheckpointer(path: makeFolder() + "/clinic.sqlite")
    checkpointer.checkpoint()
    try checkpointer.close()
    checkpointer.checkpoint()
    try checkpointer.close()
  }
}
