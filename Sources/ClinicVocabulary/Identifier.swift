/// The id of a `Kind` of thing: a UUID of version 7 in lower case, which is also a valid FHIR id.
///
/// Ids sort by the millisecond in which they were made. RFC 9562, section 5.7.
public struct Identifier<Kind>: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 36 characters, such as `01932c07-209e-7c3a-9d1c-3c5b8d0a1f42`.
  public let text: String

  /// nil when `text` is no UUID of version 7 in lower case.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return nil }
    for (place, byte) in bytes.enumerated() {
      switch place {
      case 8, 13, 18, 23: guard byte == UInt8(ascii: "-") else { return nil }
      case 14: guard byte == UInt8(ascii: "7") else { return nil }
      case 19: guard "89ab".utf8.contains(byte) else { return nil }
      default: guard "0123456789abcdef".utf8.contains(byte) else { return nil }
      }
    }
    self.text = String(text)
  }

  /// A new id.
  ///
  /// - Parameter instant: its first 48 bits, in milliseconds; instants before 1970 count as 1970.
  public init(at instant: Instant, using generator: inout some RandomNumberGenerator) {
    let milliseconds = UInt64(max(0, instant.microseconds / 1000)) & 0xFFFF_FFFF_FFFF
    let high = milliseconds << 16 | 0x7000 | generator.next() & 0x0FFF
    let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = Self.hexadecimal(high) + Self.hexadecimal(low)
    text = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
      .map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-")
  }

  /// A new id from the system's source of random numbers.
  public init(at instant: Instant) {
    var generator = SystemRandomNumberGenerator()
    self.init(at: instant, using: &generator)
  }

  public var description: String { text }

  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }

  private static func hexadecimal(_ value: UInt64) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return (0..<16).map { digits[Int(value >> (60 - 4 * UInt64($0)) & 15)] }
  }
}

extension Identifier: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let id = Self(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a UUID of version 7"))
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
