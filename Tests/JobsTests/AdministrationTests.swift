internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Testing

@testable internal import Jobs

@Suite("Jobs in an administrator's hands")
struct AdministrationTests {
  @Test("Daily work is there once, and again a day after it ended", arguments: EngineKind.allCases)
  func daily(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    let plan = {
      let now = ground.clock.now()
      try await ground.database.write(.installation) { transaction in
        try JobQueue.keepDaily(
          Ground.kind, for: ground.clinic, id: Job.ID(at: now), at: now, in: transaction)
      }
    }
    let runner = ground.runner(mostAttempts: 1) { _ in { _ in } }
    for _ in 1...3 { try await plan() }
    #expect(try await runner.runNext())
    #expect(try await runner.runNext() == false)
    ground.clock.advance(by: .seconds(86_399))
    try await plan()
    #expect(try await runner.runNext() == false)
    ground.clock.advance(by: .seconds(1))
    try await plan()
    #expect(try await runner.runNext())
  }

  @Test(
    "Daily work that was given up begins anew instead of piling up", arguments: EngineKind.allCases)
  func dailyFailure(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    let failing = ground.runner(mostAttempts: 1) { _ in throw Unwell() }
    for _ in 1...3 {
      let now = ground.clock.now()
      try await ground.database.write(.installation) { transaction in
        try JobQueue.keepDaily(
          Ground.kind, for: ground.clinic, id: Job.ID(at: now), at: now, in: transaction)
      }
      #expect(try await failing.runNext())
      ground.clock.advance(by: .seconds(86_400))
    }
    #expect(try await ground.dead().count == 1)
  }

  @Test(
    "A job is set aside and taken back, and begins anew from either", arguments: EngineKind.allCases
  )
  func setAside(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    let (id, now) = (try await ground.enqueue(), ground.clock.now())
    #expect(try await setAside(id, true, ground) == false)
    #expect(try await ground.runner(mostAttempts: 1) { _ in throw Unwell() }.runNext())
    #expect(try await setAside(id, true, ground))
    #expect(try await ground.dead().first?.setAsideAt == now)
    #expect(try await setAside(id, false, ground))
    #expect(try await ground.dead().first?.setAsideAt == nil)
    let other = ClinicID(at: now)
    let isOthers = try await ground.database.write(.installation) { transaction in
      try JobQueue.setAside(id, of: other, true, at: now, in: transaction)
    }
    #expect(isOthers == false)
  }

  private func setAside(_ id: Job.ID, _ isAside: Bool, _ ground: Ground) async throws -> Bool {
    let now = ground.clock.now()
    return try await ground.database.write(.clinic(ground.clinic)) { transaction in
      try JobQueue.setAside(id, of: ground.clinic, isAside, at: now, in: transaction)
    }
  }

  @Test("A job that is due and not taken is seen to be late", arguments: EngineKind.allCases)
  func overdue(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    let due = ground.clock.now()
    try await ground.enqueue()
    ground.clock.advance(by: .seconds(600))
    let now = ground.clock.now()
    let overdue = {
      try await ground.database.read(.installation) { try JobQueue.overdueSince(now, in: $0) }
    }
    #expect(try await overdue() == due)
    #expect(try await ground.runner { _ in { _ in } }.runNext())
    #expect(try await overdue() == nil)
  }
}
