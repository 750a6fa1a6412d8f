internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Synchronization

@testable internal import Jobs

struct Unwell: Error {}

/// A time that goes on only when told.
final class ManualClock: Sendable {
  private let instant = Mutex(Instant(microseconds: 1_764_000_000_000_000))
  func now() -> Instant { instant.withLock { $0 } }
  func advance(by duration: Duration) {
    instant.withLock { $0 = $0.advanced(by: duration) }
  }
}

/// A clinic whose jobs can be run.
struct Ground: Sendable {
  static let kind = JobKind(rawValue: "test")
  let database: ClinicDatabase
  let clinic: ClinicID
  let clock: ManualClock

  init(_ engine: EngineKind) async throws { try await self.init(makeDatabase(engine)) }

  init(_ database: ClinicDatabase) async throws {
    let clock = ManualClock()
    let clinic = ClinicID(at: clock.now())
    try await database.migrate()
    try await database.write(.installation) { transaction in
      try transaction.execute("INSERT INTO clinic VALUES (\(clinic), 'A', 'Europe/Paris', 0)")
    }
    self.init(database, clinic, clock)
  }

  init(_ database: ClinicDatabase, _ clinic: ClinicID, _ clock: ManualClock) {
    (self.database, self.clinic, self.clock) = (database, clinic, clock)
  }

  func runner(
    mostAttempts: Int = 10, _ work: @escaping @Sendable (Job) async throws -> JobHandler.Effect
  ) -> JobRunner {
    let handler = JobHandler(Self.kind, mostAttempts: mostAttempts, work: work)
    return JobRunner(database, [handler], now: clock.now)
  }

  @discardableResult
  func enqueue() async throws -> Job.ID {
    try await database.write(.clinic(clinic)) { try enqueue(in: $0) }
  }

  @discardableResult
  func enqueue(in transaction: Transaction) throws -> Job.ID {
    let id = Job.ID(at: clock.now())
    try JobQueue.enqueue(
      Self.kind, payload: "{}", for: clinic, id: id, at: clock.now(), in: transaction)
    return id
  }

  func addSite(_ job: Job, in transaction: Transaction) throws {
    try addSite(in: transaction)
  }

  func addSite(in transaction: Transaction) throws {
    let id = SiteID(at: clock.now())
    try transaction.execute("INSERT INTO site VALUES (\(clinic), \(id), 'S', 0)")
  }

  func sites() async throws -> Int {
    try await database.read(.clinic(clinic)) { try $0.rows("SELECT site_id FROM site").count }
  }

  func dead() async throws -> [JobSight] {
    try await database.read(.clinic(clinic)) { [clinic] transaction in
      try JobQueue.sights(of: clinic, in: transaction).filter { $0.state == .dead }
    }
  }
}
