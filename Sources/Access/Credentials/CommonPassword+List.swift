internal import Foundation

extension CommonPassword {
  /// Whether `text` is one of the passwords that leaked most often, twice the same, or one with digits
  /// and signs before and behind: `!sunshine1987!`.
  static func isListed(_ text: String) -> Bool {
    let plain = text.lowercased()
    return [plain, core(of: plain), core(of: folded(text))].contains { candidate in
      listed.contains(candidate) || half(of: candidate).map(listed.contains) ?? false
    }
  }

  /// What is left between the digits and signs at both ends.
  private static func core(of text: String) -> String {
    let letters = text.drop { !$0.isLetter }
    guard let last = letters.lastIndex(where: \.isLetter) else { return "" }
    return String(letters[...last])
  }

  /// The first half of a text that repeats it.
  private static func half(of text: String) -> String? {
    let letters = Array(text)
    let middle = letters.count / 2
    guard letters.count >= 10, letters.count % 2 == 0, letters[..<middle] == letters[middle...]
    else { return nil }
    return String(letters[..<middle])
  }

  /// `Resources/common-passwords.txt`, whose source is said beside it.
  static let listed: Set<String> = {
    let name = "Resources/common-passwords"
    guard let place = Bundle.module.url(forResource: name, withExtension: "txt"),
      let text = try? String(contentsOf: place, encoding: .utf8)
    else { preconditionFailure("the list of common passwords is part of the program") }
    return Set(text.split(separator: "\n").map(String.init))
  }()
}
