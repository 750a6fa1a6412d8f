/// The practice's database, on either engine.
///
/// A body is synchronous, runs on its connection's own queue, may run twice, and has no effect
/// outside its transaction: what is sealed, hashed or drawn is made before it. It must not wait for
/// anything but its own statements.
public struct ClinicDatabase: Sendable {
  private let engine: any DatabaseEngine

  init(_ engine: any DatabaseEngine) { self.engine = engine }

  public var kind: EngineKind { engine.kind }

  /// Runs `body` in a transaction and answers once its changes are on the disk.
  ///
  /// - Throws: `DatabaseFailure`, or what `body` throws; nothing was changed then, except after
  ///   `.connectionLost`, where it is not known.
  @discardableResult
  public func write<Result: Sendable>(
    _ scope: DataScope, _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    try await engine.write { try body(Transaction($0, scope: scope)) }
  }

  /// Runs `body` on one state of the database, which it cannot change.
  public func read<Result: Sendable>(
    _ scope: DataScope, _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    try await engine.read { try body(Transaction($0, scope: scope)) }
  }

  /// Ends all connections; what still runs is completed first.
  public func close() async throws { try await engine.close() }
}

/// What an engine must do.
protocol DatabaseEngine: Sendable {
  var kind: EngineKind { get }
  func write<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result
  func read<Result: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result
  func close() async throws
}

extension ClinicDatabase {
  /// Opens the file, made when it is absent.
  public static func sqlite(at path: String) throws(DatabaseFailure) -> ClinicDatabase {
    ClinicDatabase(try SQLiteEngine(path: path))
  }
}

extension ClinicDatabase {
  /// Brings the schema to that of this program; what is applied already is left alone.
  ///
  /// - Throws: `DatabaseFailure` with `.migration` for a database of a newer program.
  public func migrate() async throws {
    let steps = try Migration.all(for: kind)
    try await engine.write { connection in
      for step in steps {
        for statement in step.statements { _ = try connection.execute(SQL(migration: statement)) }
      }
    }
  }
}
