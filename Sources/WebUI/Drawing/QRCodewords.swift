/// The codewords of a QR code: data, padding, and Reed-Solomon correction over GF(256).
struct QRCodewords {
  private let blocks: [[UInt8]]
  private let corrections: [[UInt8]]

  init(_ bytes: [UInt8], _ version: QRVersion) {
    let data = Self.data(bytes, version)
    var start = 0
    blocks = version.blocks.map { length in
      defer { start += length }
      return Array(data[start..<start + length])
    }
    let divisor = Self.divisor(version.correction)
    corrections = blocks.map { Self.remainder($0, divisor) }
  }

  /// The first codeword of each block, then the second of each, and so on; then the corrections.
  var interleaved: [UInt8] { Self.interleaved(blocks) + Self.interleaved(corrections) }

  private static func interleaved(_ blocks: [[UInt8]]) -> [UInt8] {
    (0..<(blocks.map(\.count).max() ?? 0)).flatMap { place in
      blocks.compactMap { place < $0.count ? $0[place] : nil }
    }
  }

  /// Mode, count, bytes, end, and padding to the version's capacity.
  private static func data(_ bytes: [UInt8], _ version: QRVersion) -> [UInt8] {
    var bits: [Bool] = []
    func append(_ value: Int, _ count: Int) {
      bits += (0..<count).map { value >> (count - 1 - $0) & 1 == 1 }
    }
    append(0b0100, 4)
    append(bytes.count, version.number < 10 ? 8 : 16)
    for byte in bytes { append(Int(byte), 8) }
    let total = version.blocks.reduce(0, +)
    append(0, min(4, 8 * total - bits.count))
    append(0, (8 - bits.count % 8) % 8)
    var data = stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    while data.count < total {
      data.append((total - data.count) % 2 == (total - bits.count / 8) % 2 ? 0xEC : 0x11)
    }
    return data
  }

  /// (x − 1)(x − 2)(x − 4)…, without its first coefficient.
  private static func divisor(_ degree: Int) -> [UInt8] {
    var divisor = [UInt8](repeating: 0, count: degree)
    divisor[degree - 1] = 1
    var root: UInt8 = 1
    for _ in 0..<degree {
      for place in 0..<degree {
        divisor[place] = product(divisor[place], root)
        if place + 1 < degree { divisor[place] ^= divisor[place + 1] }
      }
      root = product(root, 2)
    }
    return divisor
  }

  private static func remainder(_ data: [UInt8], _ divisor: [UInt8]) -> [UInt8] {
    var remainder = [UInt8](repeating: 0, count: divisor.count)
    for byte in data {
      let factor = byte ^ remainder.removeFirst()
      remainder.append(0)
      for place in divisor.indices { remainder[place] ^= product(divisor[place], factor) }
    }
    return remainder
  }

  /// In GF(256) modulo x⁸ + x⁴ + x³ + x² + 1.
  private static func product(_ a: UInt8, _ b: UInt8) -> UInt8 {
    var sum = 0
    for bit in (0..<8).reversed() {
      sum = sum << 1 ^ (sum >> 7) * 0x11D
      sum ^= Int(b >> bit & 1) * Int(a)
    }
    return UInt8(sum)
  }
}
