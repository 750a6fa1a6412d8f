/// A generator of reproducible numbers: SplitMix64 (Steele, Lea & Flood 2014).
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// A way to damage a file.
package enum Mutation: CaseIterable {
  case flipBits, truncate, overwriteHeader, extremeNumber, splice, duplicate, remove, noise

  /// `file` damaged; `other` gives the bytes of a splice.
  package func apply(to file: [UInt8], with other: [UInt8], using rng: inout SplitMix64) -> [UInt8]
  {
    var bytes = file
    guard bytes.count > 8 else { return bytes }
    let at = Int.random(in: 0..<bytes.count, using: &rng)
    let length = min(Int.random(in: 1...64, using: &rng), bytes.count - at)
    switch self {
    case .flipBits:
      for _ in 0..<Int.random(in: 1...16, using: &rng) {
        let place = Int.random(in: 0..<bytes.count, using: &rng)
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &rng)
      }
    case .truncate: bytes.removeLast(bytes.count - at)
    case .overwriteHeader:
      for _ in 0..<Int.random(in: 1...6, using: &rng) {
        let place = Int.random(in: 2..<min(bytes.count, 256), using: &rng)
        bytes[place] = UInt8.random(in: 0...255, using: &rng)
      }
    case .extremeNumber:
      let extremes: [[UInt8]] = [
        [0xff, 0xff, 0xff, 0xff], [0x7f, 0xff, 0xff, 0xff], [0x80, 0, 0, 0], [0, 0, 0, 0],
        [0xff, 0xff], [0, 0], [0, 1, 0, 0], [0xff, 0xff, 0xff, 0x7f], [0, 0, 0, 0x80],
      ]
      let number = extremes[Int.random(in: 0..<extremes.count, using: &rng)]
      for (index, byte) in number.enumerated() where at + index < bytes.count {
        bytes[at + index] = byte
      }
    case .splice: bytes = Array(bytes[..<at]) + other.suffix(max(0, other.count - at))
    case .duplicate: bytes.insert(contentsOf: bytes[at..<(at + length)], at: at)
    case .remove: bytes.removeSubrange(at..<(at + length))
    case .noise:
      for index in at..<(at + length) { bytes[index] = UInt8.random(in: 0...255, using: &rng) }
    }
    return bytes
  }
}

/// File number `index` of a campaign: one of `files`, damaged one to three times.
package func mutatedFile(_ index: Int, of files: [[UInt8]], seed: UInt64) -> [UInt8] {
  var rng = SplitMix64(seed: seed ^ (UInt64(index) &* 0xd134_2543_de82_ef95))
  var bytes = files[Int.random(in: 0..<files.count, using: &rng)]
  let other = files[Int.random(in: 0..<files.count, using: &rng)]
  for _ in 0..<Int.random(in: 1...3, using: &rng) {
    let mutation = Mutation.allCases[Int.random(in: 0..<Mutation.allCases.count, using: &rng)]
    bytes = mutation.apply(to: bytes, with: other, using: &rng)
  }
  return bytes
}
