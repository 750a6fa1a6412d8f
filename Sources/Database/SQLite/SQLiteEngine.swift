internal import Foundation
internal import GRDB

/// SQLite in a file beside the practice's photographs: one writer, readers that do not wait for it.
struct SQLiteEngine: DatabaseEngine {
  let kind = EngineKind.sqlite
  private let pool: DatabasePool

  init(path: String) throws(DatabaseFailure) {
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
    } catch {
      throw DatabaseFailure(error)
    }
  }

  func write<Result: Sendable>(
    _ scope: DataScope, _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    do { return try await pool.write { try body(SQLiteConnection($0)) } } catch let error
      as DatabaseError
    { throw DatabaseFailure(error) }
  }

  func read<Result: Sendable>(
    _ scope: DataScope, _ body: @escaping @Sendable (any SQLConnection) throws -> Result
  ) async throws -> Result {
    try await pool.read { try body(SQLiteConnection($0)) }
  }

  func migrate(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws {
    try await pool.write { try body(SQLiteConnection($0)) }
  }

  func close() async throws { try pool.close() }
}

struct SQLiteConnection: SQLConnection {
  let kind = EngineKind.sqlite
  private let database: Database

  init(_ database: Database) { self.database = database }

  func execute(_ statement: SQL) throws(DatabaseFailure) -> Int {
    do {
      let prepared = try database.cachedStatement(sql: statement.text)
      try prepared.execute(arguments: StatementArguments(statement.arguments.map(\.databaseValue)))
      return database.changesCount
    } catch {
      throw DatabaseFailure(error)
    }
  }

  func rows(_ query: SQL) throws(DatabaseFailure) -> [SQLRow] {
    do {
      let prepared = try database.cachedStatement(sql: query.text)
      let columns = SQLColumns(prepared.columnNames)
      let cursor = try Row.fetchCursor(
        prepared, arguments: StatementArguments(query.arguments.map(\.databaseValue)))
      var rows: [SQLRow] = []
      while let row = try cursor.next() {
        rows.append(SQLRow(columns: columns, values: row.databaseValues.map(SQLValue.init)))
      }
      return rows
    } catch {
      throw DatabaseFailure(error)
    }
  }
}

extension SQLValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .blob(let bytes): Data(bytes).databaseValue
    }
  }

  fileprivate init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(number)
    case .double(let number): self = .real(number)
    case .string(let text): self = .text(text)
    case .blob(let bytes): self = .blob([UInt8](bytes))
    }
  }
}

extension DatabaseFailure {
  /// What SQLite said, without values.
  init(_ error: any Error) {
    guard let error = error as? DatabaseError else {
      self.init(.other, cause: String(describing: type(of: error)))
      return
    }
    let code: Code =
      switch error.extendedResultCode {
      case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: .unique
      case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKey
      case .SQLITE_CONSTRAINT_CHECK: .check
      case .SQLITE_CONSTRAINT_NOTNULL: .notNull
      case .SQLITE_CONSTRAINT_TRIGGER: .check
      case .SQLITE_CONSTRAINT_DATATYPE: .statement
      default:
        switch error.resultCode {
        case .SQLITE_FULL: .diskFull
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
        case .SQLITE_ERROR: .statement
        default: .other
        }
      }
    self.init(code, cause: error.message ?? "\(error.resultCode)")
  }
}
