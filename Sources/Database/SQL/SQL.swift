/// One statement with its arguments: `"SELECT name FROM site WHERE clinic_id = \(clinic)"`.
///
/// What is interpolated becomes an argument and never text, so that no value can change a statement.
/// The text is written in the subset that both engines read; there is no way to make one from a
/// `String`.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
  /// With `?` where an argument stands.
  let text: String
  let arguments: [SQLValue]

  public init(stringLiteral value: StaticString) {
    text = "\(value)"
    arguments = []
  }

  public init(stringInterpolation: Interpolation) {
    text = stringInterpolation.text
    arguments = stringInterpolation.arguments
  }

  public struct Interpolation: StringInterpolationProtocol {
    fileprivate(set) var text = ""
    fileprivate(set) var arguments: [SQLValue] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount)
      arguments.reserveCapacity(interpolationCount)
    }

    public mutating func appendLiteral(_ literal: StaticString) { text += "\(literal)" }

    public mutating func appendInterpolation(_ value: some SQLBindable) {
      text += "?"
      arguments.append(value.sqlValue)
    }

    /// A part of a statement with its own arguments.
    public mutating func appendInterpolation(_ part: SQL) {
      text += part.text
      arguments += part.arguments
    }

    /// `(?, ?, …)` for `IN`; an empty list matches nothing.
    public mutating func appendInterpolation(anyOf values: [some SQLBindable]) {
      text += values.isEmpty ? "(NULL)" : "(\(values.map { _ in "?" }.joined(separator: ", ")))"
      arguments += values.map(\.sqlValue)
    }
  }
}

extension SQL {
  /// A statement of a shipped migration.
  init(migration text: String) { self.init(text: text, arguments: []) }

  /// A statement made of the schema's own names, with `?` where an argument stands.
  init(text: String, arguments: [SQLValue]) {
    self.text = text
    self.arguments = arguments
  }
}
