/// A word that another room chose, such as a role or an action: kept for ever as it was.
///
/// ASCII letters, digits, `_`, `.` and `-`, at most 64, a letter first.
public struct AuditCode: Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
  public let text: String

  /// nil when `text` is no such word.
  public init?(_ text: String) {
    guard (1...64).contains(text.utf8.count), let first = text.utf8.first, isLetter(first),
      text.utf8.allSatisfy({ isLetter($0) || (48...57).contains($0) || "_.-".utf8.contains($0) })
    else { return nil }
    self.text = text
  }

  public init(stringLiteral value: StaticString) {
    guard let code = AuditCode("\(value)") else {
      preconditionFailure("a literal code is a word of letters, digits, _, . and -")
    }
    self = code
  }

  public var description: String { text }
}

private func isLetter(_ byte: UInt8) -> Bool {
  (65...90).contains(byte) || (97...122).contains(byte)
}
