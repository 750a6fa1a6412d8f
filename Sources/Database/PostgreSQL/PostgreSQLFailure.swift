internal import CLibPQ

/// What the server answered instead of a result.
struct PostgreSQLFailure: Error {
  /// Five characters: PostgreSQL's documentation, appendix A. Empty when the connection was lost.
  let state: String
  let failure: DatabaseFailure

  /// Whether the same body may succeed when it runs again: it failed to serialise, was chosen to
  /// end a deadlock, or a prepared statement was outdated.
  var mayBeRepeated: Bool { ["40001", "40P01"].contains(state) || isOutdated }

  /// Whether a migration changed what a prepared statement answers, or the server forgot it.
  var isOutdated: Bool { ["0A000", "26000"].contains(state) }

  /// The names of constraints and tables are kept, values are not: detail, hint and context may hold
  /// them, and so may the message of a data exception.
  init(_ result: OpaquePointer?) {
    func field(_ code: Character) -> String? {
      PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
    }
    state = field("C") ?? ""
    let code = Self.code(of: state)
    let cause =
      switch code {
      case .unique, .foreignKey, .notNull:
        "\(field("n") ?? field("c") ?? "") of \(field("t") ?? "")"
      case .check: field("n") ?? field("M") ?? state
      case .other: "SQLSTATE \(state)"
      case .statement where !state.hasPrefix("42"): "SQLSTATE \(state)"
      default: field("M") ?? "the connection was lost"
      }
    failure = DatabaseFailure(code, cause: cause)
  }

  private static func code(of state: String) -> DatabaseFailure.Code {
    switch state {
    case "23505", "23P01": .unique
    case "23503", "23001": .foreignKey
    case "23514", "P0001": .check
    case "23502": .notNull
    case "53100": .diskFull
    case "58030": .storage
    case "25006": .readOnly
    case "XX001", "XX002": .corrupt
    case "42501": .forbidden
    case "40001", "40P01", "55P03", "57014", "53300": .busy
    case "57P01", "57P02", "57P03", "57P05", "": .connectionLost
    default:
      switch state.prefix(2) {
      case "08": .connectionLost
      case "22", "42": .statement
      default: .other
      }
    }
  }
}
