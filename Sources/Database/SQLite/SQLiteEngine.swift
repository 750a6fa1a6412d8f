internal import Foundation
internal import GRDB

/// SQLite in a file beside the practice's photographs: one writer that commits many callers' changes
/// at once, and readers that do not wait for it (decision 25).
struct SQLiteEngine: DatabaseEngine {
  let kind = EngineKind.sqlite
  private let pool: DatabasePool
  private let writer: SQLiteWriter
  private let checkpointer: SQLiteCheckpointer

  init(path: String) throws(DatabaseFailure) {
    var configuration = Configuration()
    // Another program may be writing: its batches are short.
    configuration.busyMode = .timeout(10)
    // A transaction that cannot be ended is an error of its callers, not the end of the program.
    configuration.allowsUnsafeTransactions = true
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      // After opening: GRDB sets NORMAL when it turns the write-ahead log on, which loses the last
      // commits in a power cut. A checkpoint is passive: it waits for no reader and no reader for it.
      // The writer's own finds little left to do, and lets the log begin anew.
      try pool.writeWithoutTransaction { database in
        try database.execute(
          sql: """
            PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;
            PRAGMA journal_size_limit = 67108864
            """)
      }
      try Self.synchroniseFolder(of: path)
      checkpointer = try SQLiteCheckpointer(path: path)
    } catch {
      throw DatabaseFailure(error)
    }
    writer = SQLiteWriter(pool, checkpointer)
  }

  func write<Result: Sendable>(
    _ scope: DataScope, _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    try await writer.write(body)
  }

  func read<Result: Sendable>(
    _ scope: DataScope, _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    do {
      return try await pool.read { try body(SQLiteConnection($0)) }
    } catch let error as DatabaseError {
      throw DatabaseFailure(error)
    }
  }

  func migrate<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    try await writer.writeAlone(patience: .seconds(600), body)
  }

  func close() async throws {
    await writer.close()
    do {
      try checkpointer.close()
      try pool.close()
    } catch { throw DatabaseFailure(error) }
  }

  /// SQLite synchronises the folder for its logs, not for the database's own name.
  private static func synchroniseFolder(of path: String) throws {
    let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY)
    guard folder >= 0 else { return }
    defer { _ = Foundation.close(folder) }
    guard fsync(folder) == 0 else { throw DatabaseError(resultCode: .SQLITE_IOERR) }
  }
}
