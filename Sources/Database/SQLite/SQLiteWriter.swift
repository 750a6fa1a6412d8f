internal import GRDB
internal import Synchronization

/// Group commit: the changes of many callers in one transaction, each in a savepoint of its own, and
/// one wait for the disk for all of them.
///
/// Who comes while the disk is waited for is in the next batch; nobody waits for a batch to fill.
/// Nothing is answered before the commit, not even a refusal: it may rest on what another change of
/// the batch did. A cancelled caller is served like the others.
final class SQLiteWriter: Sendable {
  private struct State {
    var waiting: [PendingWrite] = []
    var isDraining = false
    var isClosed = false
  }

  private let pool: DatabasePool
  private let checkpointer: SQLiteCheckpointer
  private let state = Mutex(State())
  /// How long a batch takes in further changes.
  private static let longestBatch = Duration.milliseconds(2)

  init(_ pool: DatabasePool, _ checkpointer: SQLiteCheckpointer) {
    self.pool = pool
    self.checkpointer = checkpointer
  }

  func write<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { caller in
      enqueue(PendingWrite(body, caller))
    }
  }

  /// Runs `body` in a transaction that waits up to `patience` for another program's.
  func writeAlone<Result: Sendable>(
    patience: Duration, _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { caller in
      let write = PendingWrite(body, caller)
      pool.asyncWriteWithoutTransaction { database in
        try? database.execute(sql: "PRAGMA busy_timeout = \(patience.components.seconds * 1000)")
        SQLiteBatch(database).runAlone(write)
        try? database.execute(sql: "PRAGMA busy_timeout = 10000")
      }
    }
  }

  /// Refuses who comes from now on and answers when all others were served.
  func close() async {
    state.withLock { $0.isClosed = true }
    await withCheckedContinuation { caller in
      pool.asyncWriteWithoutTransaction { database in
        self.drain(database)
        caller.resume()
      }
    }
  }

  private func enqueue(_ write: PendingWrite) {
    let isClosed = state.withLock { state in
      if !state.isClosed { state.waiting.append(write) }
      return state.isClosed
    }
    if isClosed {
      write.refuse(DatabaseFailure(.other, cause: "the database was closed"))
    } else if beginsDraining() {
      pool.asyncWriteWithoutTransaction { self.drain($0) }
    }
  }

  private func beginsDraining() -> Bool {
    state.withLock { state in
      defer { state.isDraining = true }
      return !state.isDraining
    }
  }

  /// Runs batches until nobody waits, on the writer's queue.
  private func drain(_ database: Database) {
    while let first = next(endingDrain: true) {
      let batch = SQLiteBatch(database)
      batch.run(first, then: { self.next(endingDrain: false) }, for: Self.longestBatch)
      checkpointer.noteCommit()
    }
  }

  private func next(endingDrain: Bool) -> PendingWrite? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        if endingDrain { state.isDraining = false }
        return nil
      }
      return state.waiting.removeFirst()
    }
  }
}

/// A change that waits for its turn, whatever its result is.
struct PendingWrite: Sendable {
  /// Runs the body; the result is how its caller is answered once the change is on the disk.
  let attempt: @Sendable (any SQLConnection) -> Swift.Result<@Sendable () -> Void, any Error>
  let refuse: @Sendable (any Error) -> Void

  init<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Result,
    _ caller: CheckedContinuation<Result, any Error>
  ) {
    attempt = { connection in
      Swift.Result {
        let result = try body(connection)
        return { caller.resume(returning: result) }
      }
    }
    refuse = { caller.resume(throwing: $0) }
  }
}
