internal import Foundation
internal import GRDB

/// SQLite's connection as a transaction's body sees it.
final class SQLiteConnection: SQLConnection {
  let kind = EngineKind.sqlite
  private let database: Database
  /// Whether a statement failed in a way that may have undone more than itself.
  private(set) var mayHaveLostTransaction = false

  init(_ database: Database) { self.database = database }

  func execute(_ statement: SQL) throws(DatabaseFailure) -> Int {
    do {
      let prepared = try database.cachedStatement(sql: statement.text)
      try prepared.execute(arguments: StatementArguments(statement.arguments.map(\.databaseValue)))
      return database.changesCount
    } catch {
      throw remember(error)
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
      throw remember(error)
    }
  }
}

extension SQLiteConnection {
  /// SQLITE_FULL, IOERR, NOMEM and INTERRUPT can roll the whole transaction back:
  /// sqlite.org/lang_transaction.html, "Response To Errors Within A Transaction".
  private func remember(_ error: any Error) -> DatabaseFailure {
    switch (error as? DatabaseError)?.resultCode {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_INTERRUPT:
      mayHaveLostTransaction = true
    default: mayHaveLostTransaction = mayHaveLostTransaction || !database.isInsideTransaction
    }
    return DatabaseFailure(error)
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
