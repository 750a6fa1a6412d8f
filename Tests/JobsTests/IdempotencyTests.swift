internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Jobs
internal import Testing

@Suite("Posts that are sent again")
struct IdempotencyTests {
  @Test("The effect happens once; the answer is the same", arguments: EngineKind.allCases)
  func again(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    let answer = IdempotencyKey.Answer(status: 303, result: Array("/plans/1".utf8))
    #expect(try await ground.post("k", hash: [1]) == .first(answer))
    #expect(try await ground.post("k", hash: [1]) == .again(answer))
    #expect(try await ground.sites() == 1)
  }

  @Test("Another request or route under the same key is refused", arguments: EngineKind.allCases)
  func mismatch(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    _ = try await ground.post("k", hash: [1])
    #expect(try await ground.post("k", hash: [2]) == .mismatch)
    #expect(try await ground.post("k", hash: [1], route: "POST /visits") == .mismatch)
    #expect(try await ground.sites() == 1)
  }

  @Test("Sent many times at once, it happens once", arguments: EngineKind.allCases)
  func together(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    let firsts = try await withThrowingTaskGroup { group in
      for _ in 0..<12 { group.addTask { try await ground.post("k", hash: [1]) } }
      return try await group.reduce(into: 0) { count, outcome in
        if case .first = outcome { count += 1 }
      }
    }
    #expect(firsts == 1)
    #expect(try await ground.sites() == 1)
  }

  @Test("A post that failed may be sent again", arguments: EngineKind.allCases)
  func failed(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    await #expect(throws: Unwell.self) { try await ground.post("k", hash: [1], fails: true) }
    guard case .first = try await ground.post("k", hash: [1]) else {
      Issue.record("the key was kept")
      return
    }
  }

  @Test("An expired key is forgotten", arguments: EngineKind.allCases)
  func expires(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    _ = try await ground.post("k", hash: [1])
    ground.clock.advance(by: .seconds(86_400))
    let now = ground.clock.now()
    try await ground.database.write(.installation) { transaction in
      try IdempotencyKey.removeExpired(at: now, in: transaction)
    }
    guard case .first = try await ground.post("k", hash: [2]) else {
      Issue.record("the key was kept")
      return
    }
  }
}

extension Ground {
  @discardableResult
  fileprivate func post(
    _ text: String, hash: [UInt8], route: String = "POST /plans", fails: Bool = false
  ) async throws -> IdempotencyKey.Outcome {
    let key = IdempotencyKey(text, clinic: clinic, route: route, requestHash: hash)
    let expiry = clock.now().advanced(by: .seconds(86_400))
    return try await database.write(.clinic(clinic)) { transaction in
      try key.once(until: expiry, in: transaction) {
        try addSite(in: transaction)
        if fails { throw Unwell() }
        return IdempotencyKey.Answer(status: 303, result: Array("/plans/1".utf8))
      }
    }
  }
}
