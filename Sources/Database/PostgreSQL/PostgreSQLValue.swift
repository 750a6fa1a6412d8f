internal import CLibPQ

/// PostgreSQL's built-in types that the subset meets; their numbers never change (pg_type.dat).
private enum TypeNumber {
  static let bool: UInt32 = 16
  static let bytea: UInt32 = 17
  static let name: UInt32 = 19
  static let int8: UInt32 = 20
  static let int2: UInt32 = 21
  static let int4: UInt32 = 23
  static let text: UInt32 = 25
  static let float4: UInt32 = 700
  static let float8: UInt32 = 701
  static let unknown: UInt32 = 705
  static let varchar: UInt32 = 1043
  static let void: UInt32 = 2278
  static let numeric: UInt32 = 1700
}

extension SQLValue {
  /// The type that the server is told; 0 lets it find out.
  var typeNumber: UInt32 {
    switch self {
    case .null: 0
    case .integer: TypeNumber.int8
    case .real: TypeNumber.float8
    case .text: TypeNumber.text
    case .blob: TypeNumber.bytea
    }
  }

  /// In the server's binary form; nil for nothing.
  var wireBytes: [UInt8]? {
    switch self {
    case .null: nil
    case .integer(let number): Array(bigEndian: UInt64(bitPattern: number))
    case .real(let number): Array(bigEndian: number.bitPattern)
    case .text(let text): Array(text.utf8)
    case .blob(let bytes): bytes
    }
  }

  /// Reads a value in the server's binary form.
  init(
    wire bytes: UnsafeRawBufferPointer, typeNumber: UInt32
  ) throws(DatabaseFailure) {
    switch typeNumber {
    case TypeNumber.int8, TypeNumber.int4, TypeNumber.int2:
      self = .integer(bytes.signedBigEndian)
    case TypeNumber.bool: self = .integer(bytes.first == 1 ? 1 : 0)
    case TypeNumber.float8:
      self = .real(Double(bitPattern: UInt64(bitPattern: bytes.signedBigEndian)))
    case TypeNumber.float4:
      let bits = UInt32(truncatingIfNeeded: bytes.signedBigEndian)
      self = .real(Double(Float(bitPattern: bits)))
    case TypeNumber.text, TypeNumber.varchar, TypeNumber.name, TypeNumber.unknown:
      self = .text(String(decoding: bytes, as: UTF8.self))
    case TypeNumber.bytea: self = .blob(Array(bytes))
    case TypeNumber.numeric: self = Self.numeric(bytes)
    case TypeNumber.void: self = .null
    default: throw .unexpectedValue("a column of type \(typeNumber)")
    }
  }

  /// `sum` and `avg` of integers answer numeric: four 16-bit words (digits, weight, sign, scale),
  /// then digits of base 10,000. Whole ones that fit are integers, as SQLite's `sum` gives them.
  private static func numeric(_ bytes: UnsafeRawBufferPointer) -> SQLValue {
    let words = stride(from: 0, to: bytes.count - 1, by: 2).map {
      UnsafeRawBufferPointer(rebasing: bytes[$0..<$0 + 2]).signedBigEndian
    }
    guard words.count >= 4 else { return .null }
    let (weight, isNegative, digits) = (words[1], words[2] == 0x4000, words[4...])
    if words[3] == 0, let whole = integer(digits, weight: weight) {
      return .integer(isNegative ? -whole : whole)
    }
    var value = 0.0
    for (place, digit) in digits.enumerated() {
      value += Double(digit) * power(weight - Int64(place))
    }
    return .real(isNegative ? -value : value)
  }

  private static func integer(_ digits: ArraySlice<Int64>, weight: Int64) -> Int64? {
    var value: Int64 = 0
    for place in 0..<max(0, weight + 1) {
      let digit = place < digits.count ? digits[digits.startIndex + Int(place)] : 0
      let (product, overflow) = value.multipliedReportingOverflow(by: 10_000)
      let (sum, carry) = product.addingReportingOverflow(digit)
      guard !overflow, !carry else { return nil }
      value = sum
    }
    return value
  }

  private static func power(_ exponent: Int64) -> Double {
    (0..<abs(exponent)).reduce(1) { value, _ in exponent < 0 ? value / 10_000 : value * 10_000 }
  }
}

extension UnsafeRawBufferPointer {
  /// A signed number of 2, 4 or 8 bytes, the highest first.
  fileprivate var signedBigEndian: Int64 {
    var value: Int64 = (first ?? 0) & 0x80 == 0 ? 0 : -1
    for byte in self { value = value << 8 | Int64(byte) }
    return value
  }
}

extension [UInt8] {
  fileprivate init(bigEndian number: UInt64) {
    self = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
  }
}
