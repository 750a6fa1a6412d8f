internal import Synchronization

/// A fixed number of things that are lent one caller at a time, first come first served.
final class ConnectionPool<Connection: Sendable>: Sendable {
  private struct State {
    /// The one given back last is lent first, so that few are in use when little is to do.
    var idle: [Connection]
    var waiting: [(ticket: UInt64, caller: CheckedContinuation<Connection, any Error>)] = []
    var nextTicket: UInt64 = 0
    var isClosed = false
  }

  private let state: Mutex<State>

  init(_ connections: [Connection]) { state = Mutex(State(idle: connections)) }

  /// Runs `body` with a connection of its own.
  ///
  /// - Throws: `CancellationError` when the task is cancelled while it waits, `DatabaseFailure`
  ///   with `.connectionLost` when the pool is closed, or what `body` throws.
  func withConnection<Result>(_ body: (Connection) async throws -> Result) async throws -> Result {
    let connection = try await take()
    defer { giveBack(connection) }
    return try await body(connection)
  }

  /// Refuses who comes or waits from now on.
  func close() {
    let waiting = state.withLock { state in
      state.isClosed = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for (_, caller) in waiting { caller.resume(throwing: Self.closed) }
  }

  private static var closed: DatabaseFailure {
    DatabaseFailure(.connectionLost, cause: "the database was closed")
  }

  private func take() async throws -> Connection {
    let ticket = state.withLock { state in
      state.nextTicket += 1
      return state.nextTicket
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { caller in
        let answer: Swift.Result<Connection, any Error>? = state.withLock { state in
          if state.isClosed { return .failure(Self.closed) }
          if Task.isCancelled { return .failure(CancellationError()) }
          if let connection = state.idle.popLast() { return .success(connection) }
          state.waiting.append((ticket, caller))
          return nil
        }
        if let answer { caller.resume(with: answer) }
      }
    } onCancel: {
      let caller = state.withLock { state in
        state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0).caller }
      }
      caller?.resume(throwing: CancellationError())
    }
  }

  private func giveBack(_ connection: Connection) {
    let next = state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.idle.append(connection)
        return nil as CheckedContinuation<Connection, any Error>?
      }
      return state.waiting.removeFirst().caller
    }
    next?.resume(returning: connection)
  }
}
