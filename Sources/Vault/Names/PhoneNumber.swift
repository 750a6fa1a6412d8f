/// Digits of a telephone number as it is compared: without signs, prefix of France or leading zero.
struct PhoneNumber: Sendable {
  private let value: UInt64
  private let count: Int

  init(_ text: String) {
    var digits = text.utf8.filter { (48...57).contains($0) }
    let isLong = digits.starts(with: Array("00".utf8))
    if isLong { digits.removeFirst(2) }
    if isLong || text.contains("+"), digits.starts(with: Array("33".utf8)) { digits.removeFirst(2) }
    if digits.first == UInt8(ascii: "0") { digits.removeFirst() }
    (value, count) = (decimal(digits), min(digits.count, 18))
  }

  func begins(with other: PhoneNumber) -> Bool {
    other.count > 0 && count >= other.count && value / power(count - other.count) == other.value
  }

  func ends(with digits: [UInt8]) -> Bool {
    count >= digits.count && value % power(digits.count) == decimal(digits)
  }
}

/// Digits that somebody typed: the beginning of a number, or at least four of its end.
struct PhoneQuery: Sendable {
  private let beginning: PhoneNumber
  private let end: [UInt8]

  /// nil when there are fewer than three digits.
  init?(_ text: String) {
    let digits = text.utf8.filter { (48...57).contains($0) }
    guard (3...18).contains(digits.count) else { return nil }
    (beginning, end) = (PhoneNumber(text), digits)
  }

  func matches(_ number: PhoneNumber) -> Bool {
    number.begins(with: beginning) || (end.count >= 4 && number.ends(with: end))
  }
}

private func decimal(_ digits: [UInt8]) -> UInt64 {
  digits.prefix(18).reduce(0) { $0 * 10 + UInt64($1 - 48) }
}

private func power(_ exponent: Int) -> UInt64 {
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}
