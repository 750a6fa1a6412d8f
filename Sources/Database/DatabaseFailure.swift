/// Why the database did not do what was asked.
public struct DatabaseFailure: Error, Sendable, Equatable {
  public enum Code: String, Sendable {
    /// A constraint forbids the row: unique, foreign key, check or not null.
    case unique, foreignKey, check, notNull
    /// Nothing more fits on the disk.
    case diskFull
    /// The disk fails, or was made read-only while it was in use.
    case storage
    /// The file, its folder or the server's state allows no writing.
    case readOnly
    /// The rows are another clinic's, or the server's role lacks or exceeds the rights it should have.
    case forbidden
    /// The server cannot be reached, or the connection was lost; the change was not made, or it is
    /// not known whether it was.
    case connectionLost
    /// Others held what was needed for too long, or the same body failed to serialise several times.
    case busy
    /// The file or the server's data is damaged.
    case corrupt
    /// The database was made by a newer program, or a shipped migration was changed.
    case migration
    /// A column holds something else than the program expects.
    case unexpectedValue
    /// The statement itself is wrong.
    case statement
    /// All else.
    case other
  }

  public let code: Code
  /// What the engine said, without any value of a row.
  public let cause: String

  public init(_ code: Code, cause: String) {
    self.code = code
    self.cause = cause
  }

  static func unexpectedValue(_ cause: String) -> DatabaseFailure {
    .init(.unexpectedValue, cause: cause)
  }
}

extension DatabaseFailure: CustomStringConvertible {
  public var description: String { "\(advice) (\(code.rawValue): \(cause))" }

  /// What to do about it.
  public var advice: String {
    switch code {
    case .diskFull:
      "The disk of the practice's data is full; free some space, nothing was changed."
    case .storage:
      "The disk of the practice's data fails or has become read-only; check it, nothing was changed."
    case .readOnly:
      "The practice's data cannot be written; give this account the right to, nothing was changed."
    case .forbidden:
      "The database's role may not do this; check its rights, nothing was changed."
    case .connectionLost:
      "The database server cannot be reached; start it or check --database, then try again."
    case .busy: "The database is busy; try again in a moment."
    case .corrupt: "The practice's data is damaged; stop and restore the last backup."
    case .migration:
      "The practice's data does not fit this program; use the one that wrote it, or a newer one."
    case .unique, .foreignKey, .check, .notNull:
      "The change contradicts what is already recorded; nothing was changed."
    case .unexpectedValue, .statement, .other:
      "The database did not answer as expected; nothing was changed."
    }
  }
}
