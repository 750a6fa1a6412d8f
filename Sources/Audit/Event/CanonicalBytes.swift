/// An encoding in which different values never have the same bytes.
///
/// Each field is a tag (0 nothing, 1 text, 2 integer, 3 bytes), the count of what follows as four
/// bytes, and that: UTF-8, eight bytes of two's complement, or the bytes. The most significant byte
/// comes first.
public struct CanonicalBytes: Sendable {
  public private(set) var bytes: [UInt8]

  /// - Parameter schema: what is encoded and in which version; its bytes come first, as a text.
  public init(_ schema: StaticString) {
    bytes = []
    append("\(schema)")
  }

  public mutating func append(_ text: String?) {
    append(tag: 1, text.map { Array($0.utf8) })
  }

  public mutating func append(_ number: Int64) {
    append(tag: 2, bigEndian(UInt64(bitPattern: number)))
  }

  public mutating func append(_ content: [UInt8]?) { append(tag: 3, content) }

  private mutating func append(tag: UInt8, _ content: [UInt8]?) {
    bytes.append(content == nil ? 0 : tag)
    bytes += bigEndian(UInt32(content?.count ?? 0))
    bytes += content ?? []
  }
}

/// The bytes of `value`, the most significant first.
func bigEndian<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
  withUnsafeBytes(of: value.bigEndian) { Array($0) }
}
