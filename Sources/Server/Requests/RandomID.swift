/// 128 random bits as 32 hexadecimal digits: an id that nobody can guess.
struct RandomID: Hashable, Sendable {
  let text: String

  /// A new id from the system's secure generator.
  init() {
    var generator = SystemRandomNumberGenerator()
    text = (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// nil unless `text` has the form of an id.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count == 32,
      text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    self.text = String(text)
  }
}
