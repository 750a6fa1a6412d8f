/// Why a paper was not printed.
public enum PaperFailure: Error, Hashable, CustomStringConvertible, Sendable {
  /// The environment of the printing program is missing.
  case notSetUp
  /// Too many papers are waiting.
  case busy
  /// The program ended with this status, or was stopped at its limit of time or memory.
  case notPrinted(status: Int32)

  public var description: String {
    switch self {
    case .notSetUp: "The program that composes PDF documents is missing. Run `make setup`."
    case .busy: "Other documents are being composed. Try again in a few seconds."
    case .notPrinted(let status):
      "The document could not be composed (status \(status)). Try again."
    }
  }
}
