public import ClinicVocabulary

/// What a column holds, on both engines.
public enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

/// What can stand as an argument of a statement.
public protocol SQLBindable: Sendable {
  var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable { public var sqlValue: SQLValue { self } }
extension Int: SQLBindable { public var sqlValue: SQLValue { .integer(Int64(self)) } }
extension Int64: SQLBindable { public var sqlValue: SQLValue { .integer(self) } }
extension Double: SQLBindable { public var sqlValue: SQLValue { .real(self) } }
extension String: SQLBindable { public var sqlValue: SQLValue { .text(self) } }
extension [UInt8]: SQLBindable { public var sqlValue: SQLValue { .blob(self) } }
/// 1 for true, 0 for false: the engines share no type for it.
extension Bool: SQLBindable { public var sqlValue: SQLValue { .integer(self ? 1 : 0) } }
extension Identifier: SQLBindable { public var sqlValue: SQLValue { .text(text) } }
/// Microseconds since 1970 in UTC.
extension Instant: SQLBindable { public var sqlValue: SQLValue { .integer(microseconds) } }
/// As in `2026-11-24`.
extension CivilDate: SQLBindable { public var sqlValue: SQLValue { .text(description) } }

extension Optional: SQLBindable where Wrapped: SQLBindable {
  public var sqlValue: SQLValue { self?.sqlValue ?? .null }
}
