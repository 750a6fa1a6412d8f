public import ClinicVocabulary

/// One row of an answer.
public struct SQLRow: Sendable {
  let columns: SQLColumns
  let values: [SQLValue]

  /// What the column holds.
  ///
  /// - Throws: `DatabaseFailure.unexpectedValue` when the answer has no such column.
  public func value(_ column: String) throws(DatabaseFailure) -> SQLValue {
    guard let place = columns.places[column] else {
      throw .unexpectedValue("there is no column \(column)")
    }
    return values[place]
  }

  public func isNull(_ column: String) throws(DatabaseFailure) -> Bool {
    try value(column) == .null
  }

  public func text(_ column: String) throws(DatabaseFailure) -> String {
    guard case .text(let text) = try value(column) else { throw mismatch(column, "text") }
    return text
  }

  public func integer(_ column: String) throws(DatabaseFailure) -> Int64 {
    guard case .integer(let number) = try value(column) else {
      throw mismatch(column, "an integer")
    }
    return number
  }

  public func flag(_ column: String) throws(DatabaseFailure) -> Bool { try integer(column) != 0 }

  public func real(_ column: String) throws(DatabaseFailure) -> Double {
    switch try value(column) {
    case .real(let number): return number
    case .integer(let number): return Double(number)
    default: throw mismatch(column, "a real number")
    }
  }

  public func blob(_ column: String) throws(DatabaseFailure) -> [UInt8] {
    guard case .blob(let bytes) = try value(column) else { throw mismatch(column, "bytes") }
    return bytes
  }

  public func id<Kind>(
    _ column: String, of kind: Kind.Type = Kind.self
  ) throws(DatabaseFailure) -> Identifier<Kind> {
    guard let id = Identifier<Kind>(try text(column)) else { throw mismatch(column, "an id") }
    return id
  }

  public func instant(_ column: String) throws(DatabaseFailure) -> Instant {
    Instant(microseconds: try integer(column))
  }

  public func date(_ column: String) throws(DatabaseFailure) -> CivilDate {
    guard let date = CivilDate(try text(column)) else { throw mismatch(column, "a day") }
    return date
  }

  /// What `read` makes of the column, nil where it holds nothing:
  /// `row.optional("ended_at", row.instant)`.
  public func optional<Value>(
    _ column: String, _ read: (String) throws(DatabaseFailure) -> Value
  ) throws(DatabaseFailure) -> Value? {
    try isNull(column) ? nil : try read(column)
  }

  private func mismatch(_ column: String, _ kind: String) -> DatabaseFailure {
    .unexpectedValue("column \(column) does not hold \(kind)")
  }
}

/// The names of an answer's columns, shared by its rows.
final class SQLColumns: Sendable {
  let places: [String: Int]

  init(_ names: [String]) {
    places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
