/// The modules of a QR code as they are laid out.
struct QRMatrix {
  let size: Int
  private(set) var dark: [Bool]
  /// What is part of a pattern and holds no data.
  private var isFixed: [Bool]

  init(_ version: QRVersion) {
    size = version.size
    dark = [Bool](repeating: false, count: size * size)
    isFixed = dark
    for place in 0..<size {
      set(6, place, place % 2 == 0)
      set(place, 6, place % 2 == 0)
    }
    for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { square(x, y, reach: 4, light: [2, 4]) }
    let last = version.alignments.count - 1
    for (i, x) in version.alignments.enumerated() {
      for (j, y) in version.alignments.enumerated()
      where (i, j) != (0, 0) && (i, j) != (0, last) && (i, j) != (last, 0) {
        square(x, y, reach: 2, light: [1])
      }
    }
    drawFormat(0)
    if version.number >= 7 { drawVersion(version.number) }
  }

  private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
    guard (0..<size).contains(x), (0..<size).contains(y) else { return }
    dark[y * size + x] = isDark
    isFixed[y * size + x] = true
  }

  /// Rings around a centre, of which some are light.
  private mutating func square(_ x: Int, _ y: Int, reach: Int, light: Set<Int>) {
    for dy in -reach...reach {
      for dx in -reach...reach { set(x + dx, y + dy, !light.contains(max(abs(dx), abs(dy)))) }
    }
  }

  /// Level M (00) and the mask, protected by a BCH code, twice.
  private mutating func drawFormat(_ mask: Int) {
    let bits = (mask << 10 | Self.remainder(mask << 10, 0x537, 10)) ^ 0x5412
    let bit = { (place: Int) in bits >> place & 1 == 1 }
    for place in 0..<6 { set(8, place, bit(place)) }
    set(8, 7, bit(6))
    set(8, 8, bit(7))
    set(7, 8, bit(8))
    for place in 9..<15 { set(14 - place, 8, bit(place)) }
    for place in 0..<8 { set(size - 1 - place, 8, bit(place)) }
    for place in 8..<15 { set(8, size - 15 + place, bit(place)) }
    set(8, size - 8, true)
  }

  private mutating func drawVersion(_ number: Int) {
    let bits = number << 12 | Self.remainder(number << 12, 0x1F25, 12)
    for place in 0..<18 {
      let (a, b) = (size - 11 + place % 3, place / 3)
      set(a, b, bits >> place & 1 == 1)
      set(b, a, bits >> place & 1 == 1)
    }
  }

  /// Of a division of polynomials over GF(2).
  private static func remainder(_ value: Int, _ divisor: Int, _ degree: Int) -> Int {
    var rest = value
    while rest >> degree != 0 {
      rest ^= divisor << (Int.bitWidth - 1 - rest.leadingZeroBitCount - degree)
    }
    return rest
  }

  /// Writes the codewords in pairs of columns from the right, up and down, and masks them.
  mutating func place(_ codewords: [UInt8], mask: Int) {
    var bit = 0
    for right in stride(from: size - 1, through: 1, by: -2).map({ $0 <= 6 ? $0 - 1 : $0 }) {
      let isUpward = (right + 1) & 2 == 0
      for step in 0..<size {
        for x in [right, right - 1] {
          let y = isUpward ? size - 1 - step : step
          guard !isFixed[y * size + x] else { continue }
          let value = bit < 8 * codewords.count && codewords[bit / 8] >> (7 - bit % 8) & 1 == 1
          dark[y * size + x] = value != Self.isInverted(mask, x, y)
          bit += 1
        }
      }
    }
    drawFormat(mask)
  }

  private static func isInverted(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
    switch mask {
    case 0: (x + y) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (x / 3 + y / 2) % 2 == 0
    case 5: x * y % 2 + x * y % 3 == 0
    case 6: (x * y % 2 + x * y % 3) % 2 == 0
    default: ((x + y) % 2 + x * y % 3) % 2 == 0
    }
  }
}
