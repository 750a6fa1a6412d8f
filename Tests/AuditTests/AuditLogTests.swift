internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Testing

@testable internal import Audit

@Suite("The log")
struct AuditLogTests {
  @Test("What is recorded is found again, and the log is whole", arguments: EngineKind.allCases)
  func roundTrip(engine: EngineKind) async throws {
    let sample = try await SampleLog(engine)
    let events = try await sample.record(0..<25)
    let waiting = try await sample.report()
    #expect(waiting.pending == 25 && waiting.size == 0 && waiting.fault == nil)
    let head = try #require(try await sample.append())
    #expect(head.size == 25 && head.isSigned(by: sample.keys.trust))
    let report = try await sample.report()
    #expect(report.fault == nil && report.size == 25 && report.pending == 0)
    #expect(report.head == head && report.checkedSeals)
    let rows = try await sample.database.read(.installation) { transaction in
      try transaction.rows(
        "SELECT \(SealedEvent.columns) FROM audit_event ORDER BY leaf_index"
      ).map { try SealedEvent($0).event }
    }
    #expect(rows.map(\.id) == events.map(\.id))
    #expect(rows[1] == events[1])
  }

  @Test("An event lives and dies with its transaction", arguments: EngineKind.allCases)
  func together(engine: EngineKind) async throws {
    struct Refused: Error {}
    let sample = try await SampleLog(engine)
    let (log, event) = (AuditLog(sample.keys), sample.event(1))
    await #expect(throws: Refused.self) {
      try await sample.database.write(.clinic(sample.clinic)) { transaction in
        try log.record(event, in: transaction)
        throw Refused()
      }
    }
    #expect(try await sample.report().pending == 0)
  }

  @Test("Batches of any size make the same tree", arguments: EngineKind.allCases)
  func batches(engine: EngineKind) async throws {
    let sample = try await SampleLog(engine)
    try await sample.record(0..<30)
    var sizes: [Int] = []
    while let head = try await sample.append(atMost: 7, at: sizes.count * 60) {
      sizes.append(head.size)
    }
    #expect(sizes == [7, 14, 21, 28, 30])
    #expect(try await sample.report().fault == nil)
    let (roots, kept) = try await sample.database.read(.installation) { transaction in
      (
        try transaction.rows("SELECT hash FROM audit_node WHERE level = 0 ORDER BY position")
          .map { try $0.blob("hash") },
        try transaction.rows("SELECT root FROM audit_head ORDER BY size")
          .map { try $0.blob("root") }
      )
    }
    var frontier = MerkleFrontier()
    var expected: [[UInt8]] = []
    for hash in roots {
      _ = frontier.append(try #require(MerkleHash(bytes: hash)))
      if sizes.contains(frontier.size) { expected.append(frontier.root.bytes) }
    }
    #expect(kept == expected)
  }

  @Test("Of the heads of one minute the last is kept", arguments: EngineKind.allCases)
  func thinned(engine: EngineKind) async throws {
    let sample = try await SampleLog(engine)
    for second in 0..<5 {
      try await sample.record(second..<second + 1)
      try await sample.append(at: second * 25)
    }
    let sizes = try await sample.database.read(.installation) { transaction in
      try transaction.rows("SELECT size FROM audit_head ORDER BY size")
        .map { try $0.integer("size") }
    }
    #expect(sizes == [1, 4, 5])
    #expect(try await sample.report().fault == nil)
  }

  @Test("Sequencers that run at once append every event once", arguments: EngineKind.allCases)
  func concurrent(engine: EngineKind) async throws {
    let sample = try await SampleLog(engine)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask { try await sample.record(writer * 25..<writer * 25 + 25) }
        group.addTask {
          for _ in 0..<10 { try await sample.append(atMost: 9) }
        }
      }
      try await group.waitForAll()
    }
    while try await sample.append(atMost: 50) != nil {}
    let report = try await sample.report()
    #expect(report.fault == nil && report.size == 100 && report.pending == 0)
  }

  @Test("Two servers on one database append every event once", arguments: EngineKind.allCases)
  func twoServers(engine: EngineKind) async throws {
    let location = try await makeLocation(engine)
    let first = try await SampleLog(try ClinicDatabase.open(location))
    let second = AuditSequencer(try ClinicDatabase.open(location), keys: first.keys)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for number in 0..<20 { try await first.record(number * 3..<number * 3 + 3) } }
      group.addTask { for _ in 0..<20 { try await first.append(atMost: 4) } }
      group.addTask {
        for _ in 0..<20 { _ = try await second.append(atMost: 4, at: first.start) }
      }
      try await group.waitForAll()
    }
    while try await second.append(at: first.start) != nil {}
    let report = try await first.report()
    #expect(report.fault == nil && report.size == 60 && report.pending == 0)
  }

  @Test("The program itself can neither change nor remove an entry", arguments: EngineKind.allCases)
  func onlyGrows(engine: EngineKind) async throws {
    let sample = try await SampleLog(engine)
    try await sample.record(0..<3)
    try await sample.append()
    let attempts: [SQL] = [
      "DELETE FROM audit_event", "UPDATE audit_event SET role = 'x'",
      "UPDATE audit_event SET leaf_index = leaf_index + 9", "DELETE FROM audit_node",
      "UPDATE audit_node SET position = position + 100",
    ]
    for attempt in attempts {
      await #expect(throws: DatabaseFailure.self) {
        try await sample.database.write(.installation) { try $0.execute(attempt) }
      }
    }
  }

  @Test("No two events have the same bytes")
  func canonical() {
    var encodings: Set<[UInt8]> = []
    for fields: [String?] in [["a", "b"], ["ab", ""], ["ab", nil], [nil, "ab"], ["", "ab"]] {
      var encoding = CanonicalBytes("test")
      for field in fields { encoding.append(field) }
      encodings.insert(encoding.bytes)
    }
    #expect(encodings.count == 5)
  }

  @Test(
    "A code is a word", arguments: ["", "1a", "a b", "é", "a'", String(repeating: "a", count: 65)])
  func codes(text: String) { #expect(AuditCode(text) == nil) }
}
