public import ClinicVocabulary
public import Database

/// Runs jobs, one at a time; several may run over one database, in one program or in many.
public struct JobRunner: Sendable {
  private let database: ClinicDatabase
  private let handlers: [JobKind: JobHandler]
  private let now: @Sendable () -> Instant
  private let lease: Duration

  /// - Parameter lease: after which a job whose program fell silent is another's. A living program
  ///   renews it every third of that time.
  public init(
    _ database: ClinicDatabase, _ handlers: [JobHandler], lease: Duration = .seconds(60),
    now: @escaping @Sendable () -> Instant
  ) {
    self.database = database
    self.handlers = Dictionary(
      handlers.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    self.lease = lease
    self.now = now
  }

  /// Runs what is due until the task is cancelled, and looks again every `pause`.
  ///
  /// - Parameters:
  ///   - looked: told each time that it looked for a job and, where there was one, ended it.
  ///   - report: hears why looking failed, such as a lost connection; it goes on afterwards.
  public func run(
    pause: Duration = .seconds(1), looked: @Sendable () -> Void = {},
    report: @Sendable (any Error) -> Void
  ) async {
    while !Task.isCancelled {
      do {
        let ran = try await runNext()
        looked()
        if ran { continue }
      } catch {
        if !Task.isCancelled { report(error) }
      }
      try? await Task.sleep(for: pause)
    }
  }

  /// Runs the job that is due longest.
  ///
  /// - Returns: false when none is due.
  public func runNext() async throws -> Bool {
    let (instant, ticket) = (now(), Job.ID(at: now()).text)
    let expiry = instant.advanced(by: lease)
    let kinds = Array(handlers.keys)
    let taken = try await database.write(.installation) { transaction in
      try JobLease.take(kinds, until: expiry, at: instant, lease: ticket, in: transaction)
    }
    guard let job = taken, let handler = handlers[job.kind] else { return false }
    do { try await run(job, handler) } catch is LeaseLost {}
    return true
  }

  private func run(_ job: Job, _ handler: JobHandler) async throws {
    guard job.attempt <= handler.mostAttempts else {
      return try await settle(job) { transaction, instant in
        try JobLease.bury(
          job, because: "the program stopped during the last attempt", at: instant, in: transaction)
      }
    }
    do {
      let effect = try await work(job, handler)
      try await settle(job) { transaction, instant in
        try effect(transaction)
        try JobLease.finish(job, at: instant, in: transaction)
      }
    } catch let lost as LeaseLost {
      throw lost
    } catch {
      try await settle(job, after: error, handler)
    }
  }

  /// The handler's work, with the lease renewed beside it.
  private func work(_ job: Job, _ handler: JobHandler) async throws -> JobHandler.Effect {
    try await withThrowingTaskGroup(of: JobHandler.Effect?.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await handler.work(job) }
      group.addTask {
        while true {
          try await Task.sleep(for: lease / 3)
          let expiry = now().advanced(by: lease)
          try await database.write(.clinic(job.clinic)) { transaction in
            try JobLease.renew(job, until: expiry, in: transaction)
          }
        }
      }
      guard let effect = try await group.next() ?? nil else { throw CancellationError() }
      return effect
    }
  }

  private func settle(_ job: Job, after error: any Error, _ handler: JobHandler) async throws {
    let (failure, isStopping) = (JobFailure(error), Task.isCancelled)
    var generator = SystemRandomNumberGenerator()
    let delay = JobHandler.delay(after: job.attempt, using: &generator)
    try await settle(job) { transaction, instant in
      if isStopping {
        try JobLease.giveBack(job, at: instant, in: transaction)
      } else if failure.isFinal || job.attempt >= handler.mostAttempts {
        try JobLease.bury(job, because: failure.reason, at: instant, in: transaction)
      } else {
        try JobLease.postpone(
          job, to: instant.advanced(by: delay), because: failure.reason, in: transaction)
      }
    }
  }

  /// Writes how a job ended, even while this program is being stopped.
  private func settle(
    _ job: Job, _ change: @escaping @Sendable (Transaction, Instant) throws -> Void
  ) async throws {
    let instant = now()
    try await Task {
      try await database.write(.clinic(job.clinic)) { try change($0, instant) }
    }.value
  }
}
