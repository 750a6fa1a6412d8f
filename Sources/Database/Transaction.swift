public import ClinicVocabulary

/// A running transaction: everything its body does happens at once or not at all.
///
/// It belongs to its body and its connection's queue, and may not be kept.
public final class Transaction {
  private let connection: any SQLConnection
  /// Whose rows it may see and change.
  public let scope: DataScope
  /// What went wrong first. SQLite could go on after a failed statement, PostgreSQL cannot: neither
  /// does, so that a body means the same on both.
  private var failure: DatabaseFailure?

  init(_ connection: any SQLConnection, scope: DataScope) {
    self.connection = connection
    self.scope = scope
  }

  /// Runs a statement that answers nothing.
  ///
  /// - Returns: how many rows it changed.
  @discardableResult
  public func execute(_ statement: SQL) throws(DatabaseFailure) -> Int {
    try remembering { connection throws(DatabaseFailure) in try connection.execute(statement) }
  }

  public func rows(_ query: SQL) throws(DatabaseFailure) -> [SQLRow] {
    try remembering { connection throws(DatabaseFailure) in try connection.rows(query) }
  }

  public func firstRow(_ query: SQL) throws(DatabaseFailure) -> SQLRow? { try rows(query).first }

  /// Which engine runs it, for the rare statement that has a text for each.
  public var engine: EngineKind { connection.kind }

  /// Runs `body` and throws when one of its statements failed, even if it caught that.
  static func run<Result>(
    _ body: (Transaction) throws -> Result, on connection: any SQLConnection, _ scope: DataScope
  ) throws -> Result {
    let transaction = Transaction(connection, scope: scope)
    let result = try body(transaction)
    if let failure = transaction.failure { throw failure }
    return result
  }

  private func remembering<Result>(
    _ work: (any SQLConnection) throws(DatabaseFailure) -> Result
  ) throws(DatabaseFailure) -> Result {
    if let failure { throw failure }
    do { return try work(connection) } catch {
      failure = error
      throw error
    }
  }
}

/// Whose rows a transaction may see and change; PostgreSQL enforces it below every statement.
public enum DataScope: Sendable, Hashable {
  case clinic(ClinicID)
  /// All clinics: migrations, sign-in, background work, the log.
  case installation
}

public enum EngineKind: String, Sendable, CaseIterable { case sqlite, postgresql }

/// One connection of an engine, in a transaction.
protocol SQLConnection {
  var kind: EngineKind { get }
  func execute(_ statement: SQL) throws(DatabaseFailure) -> Int
  func rows(_ query: SQL) throws(DatabaseFailure) -> [SQLRow]
}
