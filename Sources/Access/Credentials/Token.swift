internal import Foundation

/// 256 random bits that the one who shows them proves to hold; only its digest is stored.
public struct Token: Sendable, Hashable {
  /// 43 letters, digits, `-` and `_`.
  public let text: String

  /// nil when `text` cannot be one.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 43,
      text.utf8.allSatisfy({ byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      })
    else { return nil }
    self.text = String(text)
  }

  /// A new one from the system's source of random numbers.
  static func random() -> Token {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let text = Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    return Token(unchecked: text)
  }

  private init(unchecked text: String) { self.text = text }
}

extension Token: CustomStringConvertible {
  /// Never the token: it must not reach a log.
  public var description: String { "a token" }
}
