internal import EngineTesting
internal import Vocabulary

/// Texts that stand where corrected points are expected.
struct DamagedText {
  private let whole: [[UInt8]]

  init() {
    let mesh = (0..<478).map { "[\($0).5,\(900 - $0)]" }.joined(separator: ",")
    let deep = (0..<478).map { "[\($0).25, 1e2, -\($0)]" }.joined(separator: ", ")
    let profile = SoftTissueLandmark.allCases.enumerated()
      .map { "\"\($1.rawValue)\": [\($0), \($0 * 10).75]" }.joined(separator: ",\n  ")
    whole = [
      "{\"points\":[\(mesh)]}", "{\"points\": [\(deep)]}", "{\n  \(profile)\n}",
      "{\"prn\": [1, 2]}",
    ]
    .map { Array($0.utf8) }
  }

  /// Pieces that upset readers of JSON.
  private static let pieces: [[UInt8]] =
    [
      "NaN", "-Infinity", "1e999", "-0", "01", "1.", ".5", "+1", "0x10", "1e", "null", "true", "\"",
      "\\u0000", "\\", "{", "}", "[", "]", ":", ",", "\"prn\": [1, 2],", "\"prn\"", "\"points\": [",
      "\"__proto__\": 1,", "[1, 2],", "[1, 2, 3, 4]", "/* */", "\u{FEFF}", "\u{202E}", "\u{0}",
      "\r\n", "-", "99999999999999999999999999", "4.9e-324", "1.7976931348623157e308",
    ].map { Array($0.utf8) } + [
      [0xff, 0xfe], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x80],
      [0xe2, 0x82],
    ]

  /// Text number `index` of a campaign.
  func text(_ index: Int, seed: UInt64) -> [UInt8] {
    var rng = SplitMix64(seed: seed ^ (UInt64(index) &* 0xd134_2543_de82_ef95))
    switch UInt8.random(in: 0..<100, using: &rng) {
    case 0: return nested(using: &rng)
    case 1: return long(using: &rng)
    case 2..<40: return mutatedFile(index, of: whole, seed: seed)
    case 40..<50: return jumble(using: &rng)
    default: return withPieces(using: &rng)
    }
  }

  private func withPieces(using rng: inout SplitMix64) -> [UInt8] {
    var text = whole[Int.random(in: 0..<whole.count, using: &rng)]
    for _ in 0..<Int.random(in: 1...3, using: &rng) {
      let at = Int.random(in: 0...text.count, using: &rng)
      let end = min(text.count, at + Int.random(in: 0...6, using: &rng))
      text.replaceSubrange(at..<end, with: piece(using: &rng))
    }
    return text
  }

  private func jumble(using rng: inout SplitMix64) -> [UInt8] {
    (0..<Int.random(in: 0...40, using: &rng)).reduce(into: [UInt8]("{\"prn\":[".utf8)) { text, _ in
      text += piece(using: &rng)
    }
  }

  /// Up to 400,000 brackets, at the start or where a position is expected.
  private func nested(using rng: inout SplitMix64) -> [UInt8] {
    let depth = Int.random(in: 1...400_000, using: &rng)
    let opening = Array(
      ["[", "{\"a\":", "[[1,", "{\"prn\":"][Int.random(in: 0..<4, using: &rng)].utf8)
    let start = Bool.random(using: &rng) ? [] : Array("{\"points\": ".utf8)
    return start + (0..<(depth / opening.count)).flatMap { _ in opening }
  }

  /// One part repeated beyond all measure.
  private func long(using rng: inout SplitMix64) -> [UInt8] {
    let parts = ["9", " ", "[1,2],", "\"prn\":[1,2],", "a", "0.", "\n"]
    let part = Array(parts[Int.random(in: 0..<parts.count, using: &rng)].utf8)
    let count = Int.random(in: 1...1_200_000, using: &rng) / part.count
    let starts = ["{\"prn\": [", "{\"points\": [", "{\"", "{", ""]
    let start = Array(starts[Int.random(in: 0..<starts.count, using: &rng)].utf8)
    return start + (0..<count).flatMap { _ in part }
  }

  private func piece(using rng: inout SplitMix64) -> [UInt8] {
    Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &rng)]
  }
}
