/// The practice's database, on either engine.
///
/// A body is synchronous, runs on its connection's own queue, may run twice, and has no effect
/// outside its transaction: what is sealed, hashed or drawn is made before it. It must not wait for
/// anything but its own statements. Once a statement of it failed, the transaction is over: every
/// further one fails alike, and nothing is changed even when the body catches the failure.
public struct ClinicDatabase: Sendable {
  let engine: any DatabaseEngine

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
    try await engine.write(scope) { try Transaction.run(body, on: $0, scope) }
  }

  /// Runs `body` on one state of the database, which it cannot change.
  public func read<Result: Sendable>(
    _ scope: DataScope, _ body: @escaping @Sendable (Transaction) throws -> Result
  ) async throws -> Result {
    try await engine.read(scope) { try Transaction.run(body, on: $0, scope) }
  }

  /// Ends all connections; what still runs is completed first.
  public func close() async throws { try await engine.close() }
}

/// What an engine must do.
protocol DatabaseEngine: Sendable {
  var kind: EngineKind { get }
  func write<Result: Sendable>(
    _ scope: DataScope, _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result
  func read<Result: Sendable>(
    _ scope: DataScope, _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result
  /// Runs `body` in a transaction, alone among all programs that change the schema.
  func migrate<Result: Sendable>(
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
