/// A code that stands in once for a lost second factor: 80 random bits in four groups.
enum RecoveryCode {
  static let count = 10
  /// Crockford's alphabet: no I, L, O or U, which are read as others.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// Such as `7K2M-9QXT-4HBN-W3ZE`.
  static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    let letters = (0..<16).map { _ in alphabet[Int.random(in: 0..<32, using: &generator)] }
    return stride(from: 0, to: 16, by: 4).map { String(letters[$0..<$0 + 4]) }
      .joined(separator: "-")
  }

  /// What is digested of a typed code: upper case, without spaces and dashes, look-alikes read as
  /// the digits that they look like.
  static func folded(_ typed: String) -> String {
    String(
      typed.uppercased().compactMap { letter in
        switch letter {
        case "I", "L": "1"
        case "O": "0"
        case "-", " ", "\u{A0}", "\u{202F}", "\u{2010}", "\u{2011}", "\u{2013}": nil
        default: letter
        }
      })
  }

  /// Whether `typed` has the form of one rather than that of a code of six digits.
  static func looksLike(_ typed: String) -> Bool { folded(typed).count == 16 }
}
