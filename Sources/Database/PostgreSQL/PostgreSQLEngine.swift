/// PostgreSQL behind a pool of connections.
///
/// Transactions that write are serialisable, as all are on SQLite, so that a body means the same on
/// both engines; one that conflicts with another runs again (decision 24).
struct PostgreSQLEngine: DatabaseEngine {
  let kind = EngineKind.postgresql
  private let sessions: [PostgreSQLSession]
  private let pool: ConnectionPool<PostgreSQLSession>

  init(_ address: PostgreSQLAddress, connections: Int) {
    sessions = (0..<max(1, connections)).map { _ in PostgreSQLSession(address) }
    pool = ConnectionPool(sessions)
  }

  func write<Result: Sendable>(
    _ scope: DataScope, _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    try await run(.write, scope, body)
  }

  func read<Result: Sendable>(
    _ scope: DataScope, _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    try await run(.read, scope, body)
  }

  func migrate<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    try await run(.exclusive, .installation, body)
  }

  func close() async throws {
    pool.close()
    for session in sessions { try await session.close() }
  }

  private func run<Result: Sendable>(
    _ mode: TransactionMode, _ scope: DataScope,
    _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    try await pool.withConnection { session in
      var conflicts = 0
      var losses = 0
      while true {
        switch try await session.attempt(mode, scope, body) {
        case .done(let result): return result
        case .conflicted(let failure):
          conflicts += 1
          guard conflicts < Self.mostConflicts else { throw failure }
          // Two that met are spread over a time that doubles, 1 ms to 128 ms.
          let span = 1000 << min(conflicts - 1, 7)
          try await Task.sleep(for: .microseconds(Int.random(in: 0...span)))
        case .lost(let failure):
          losses += 1
          guard losses < Self.mostLosses else { throw failure }
          // 0.05 s at first, 6 s in all: as long as a server takes to start again.
          if losses > 1 { try await Task.sleep(for: .milliseconds(50 << (losses - 2))) }
        }
      }
    }
  }

  private static let mostConflicts = 20
  private static let mostLosses = 9
}
