internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Synchronization
internal import Testing

@testable internal import Jobs

@Suite("Background work")
struct JobsTests {
  @Test(
    "A job exists exactly when the change that asks for it does", arguments: EngineKind.allCases)
  func enqueues(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    await #expect(throws: Unwell.self) {
      try await ground.database.write(.clinic(ground.clinic)) { transaction in
        try ground.enqueue(in: transaction)
        throw Unwell()
      }
    }
    let runner = ground.runner { _ in { _ in } }
    #expect(try await runner.runNext() == false)
    try await ground.enqueue()
    #expect(try await runner.runNext())
    #expect(try await runner.runNext() == false)
  }

  @Test("A job's effect and its end are one change", arguments: EngineKind.allCases)
  func effect(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    try await ground.enqueue()
    let failing = ground.runner { job in
      { transaction in
        try ground.addSite(job, in: transaction)
        throw Unwell()
      }
    }
    #expect(try await failing.runNext())
    #expect(try await ground.sites() == 0)
    ground.clock.advance(by: .seconds(3600))
    let working = ground.runner { job in { try ground.addSite(job, in: $0) } }
    #expect(try await working.runNext())
    #expect(try await ground.sites() == 1)
  }

  @Test(
    "A failing job waits longer each time, is given up, and begins anew when told",
    arguments: EngineKind.allCases)
  func fails(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    let id = try await ground.enqueue()
    let runner = ground.runner(mostAttempts: 3) { _ in throw Unwell() }
    #expect(try await runner.runNext())
    #expect(try await runner.runNext() == false)
    ground.clock.advance(by: .seconds(2))
    #expect(try await runner.runNext())
    ground.clock.advance(by: .milliseconds(1900))
    #expect(try await runner.runNext() == false)
    ground.clock.advance(by: .milliseconds(2100))
    #expect(try await runner.runNext())
    ground.clock.advance(by: .seconds(86_400))
    #expect(try await runner.runNext() == false)
    let dead = try await ground.dead()
    #expect(dead.map(\.id) == [id])
    #expect(dead.first?.attempts == 3)
    #expect(dead.first?.failure == "Unwell")
    let now = ground.clock.now()
    let isRequeued = try await ground.database.write(.clinic(ground.clinic)) { transaction in
      try JobQueue.requeue(id, of: ground.clinic, at: now, in: transaction)
    }
    #expect(isRequeued)
    #expect(try await ground.dead().isEmpty)
    #expect(try await runner.runNext())
  }

  @Test(
    "What is kept of a failure is the program's text, never the data",
    arguments: EngineKind.allCases)
  func secrecy(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    struct Telling: Error { let name = "Mme Lefèvre" }
    for failure in [Telling(), JobFailure("the printer is off", isFinal: true)] as [any Error] {
      try await ground.enqueue()
      #expect(try await ground.runner(mostAttempts: 1) { _ in throw failure }.runNext())
    }
    #expect(Set(try await ground.dead().map(\.failure)) == ["Telling", "the printer is off"])
  }

  @Test("A final failure is not tried again", arguments: EngineKind.allCases)
  func finalFailure(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    try await ground.enqueue()
    #expect(
      try await ground.runner { _ in throw JobFailure("no such address", isFinal: true) }.runNext())
    #expect(try await ground.dead().map(\.attempts) == [1])
  }

  @Test(
    "Of two programs, each job is one's, and its effect happens once",
    arguments: EngineKind.allCases)
  func twoRunners(engine: EngineKind) async throws {
    let location = try await makeLocation(engine)
    let first = try await Ground(ClinicDatabase.open(location, connections: 4))
    let second = Ground(
      try ClinicDatabase.open(location, connections: 4), first.clinic, first.clock)
    for _ in 0..<60 { try await first.enqueue() }
    try await withThrowingTaskGroup { group in
      for ground in [first, second, first, second] {
        group.addTask {
          let runner = ground.runner { job in { try ground.addSite(job, in: $0) } }
          while try await runner.runNext() {}
        }
      }
      try await group.waitForAll()
    }
    #expect(try await first.sites() == 60)
  }

  @Test(
    "The job of a program that fell silent is another's after the lease, and its late end counts for nothing",
    arguments: EngineKind.allCases)
  func silent(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    try await ground.enqueue()
    let attempts = Mutex<[Int]>([])
    let other = ground.runner { job in
      attempts.withLock { $0.append(job.attempt) }
      return { try ground.addSite(job, in: $0) }
    }
    // While the first works, its lease runs out and the other takes over and ends.
    let slow = ground.runner { job async throws -> JobHandler.Effect in
      #expect(try await other.runNext() == false)
      ground.clock.advance(by: .seconds(61))
      #expect(try await other.runNext())
      return { try ground.addSite(job, in: $0) }
    }
    #expect(try await slow.runNext())
    #expect(attempts.withLock { $0 } == [2])
    #expect(try await ground.sites() == 1)
  }

  @Test("A job that ends its program every time is given up", arguments: EngineKind.allCases)
  func poison(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    try await ground.enqueue()
    for attempt in 1...2 {
      let now = ground.clock.now()
      let job = try await ground.database.write(.installation) { transaction in
        try JobLease.take(
          [Ground.kind], until: now.advanced(by: .seconds(60)), at: now, lease: "l\(attempt)",
          in: transaction)
      }
      #expect(job?.attempt == attempt)
      ground.clock.advance(by: .seconds(61))
    }
    let runner = ground.runner(mostAttempts: 2) { job in { try ground.addSite(job, in: $0) } }
    #expect(try await runner.runNext())
    #expect(try await ground.sites() == 0)
    #expect(try await ground.dead().count == 1)
  }

  @Test("A program that is told to stop gives its job back", arguments: EngineKind.allCases)
  func stops(engine: EngineKind) async throws {
    let ground = try await Ground(engine)
    try await ground.enqueue()
    let (started, begin) = AsyncStream.makeStream(of: Void.self)
    let runner = ground.runner { _ in
      begin.yield()
      try await Task.sleep(for: .seconds(600))
      return { _ in }
    }
    let stopped = Task { await runner.run { _ in } }
    for await _ in started { break }
    stopped.cancel()
    await stopped.value
    let attempts = Mutex(0)
    let next = ground.runner { job in
      attempts.withLock { $0 = job.attempt }
      return { _ in }
    }
    #expect(try await next.runNext())
    #expect(attempts.withLock { $0 } == 1)
  }

  @Test("Waits double up to an hour, half of them random")
  func delays() {
    var generator = SystemRandomNumberGenerator()
    for (attempt, most) in [(1, 2), (2, 4), (5, 32), (12, 3600), (99, 3600)] {
      let delays = (0..<50).map { _ in JobHandler.delay(after: attempt, using: &generator) }
      #expect(delays.allSatisfy { $0 >= .seconds(most) / 2 && $0 <= .seconds(most) })
      #expect(Set(delays).count > 10)
    }
  }
}
