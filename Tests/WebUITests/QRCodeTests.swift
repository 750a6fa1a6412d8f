import Foundation
import Testing

@testable import WebUI

/// AGLAE_PAGES=FOLDER also writes the codes there as pictures, to be read by another program.
@Suite("QR codes")
struct QRCodeTests {
  /// The longest text of each version, and the shortest.
  private static let lengths = [0, 14, 26, 42, 62, 84, 106, 122, 152, 180, 213]

  private func text(_ length: Int) -> String {
    String((0..<length).map { "otpauth:/%?=&0123456789"[$0 % 23] })
  }

  @Test("Versions hold what the standard says", arguments: zip(1...10, lengths.dropFirst()))
  func capacity(version: Int, length: Int) throws {
    #expect(QRCode(text(length))?.size == 17 + 4 * version)
    #expect(try #require(QRVersion.all.first { $0.number == version }).capacity == length)
  }

  @Test("A longer text has no code")
  func tooLong() { #expect(QRCode(text(214)) == nil) }

  /// Read back by OpenCV's detector, as are those of all lengths above.
  @Test("The code of a short text is the one that was read back")
  func known() throws {
    let code = try #require(QRCode("AGLAE"))
    let rows = (0..<code.size).map { y in
      String((0..<code.size).map { code.modules[y * code.size + $0] ? "#" : "." })
    }
    #expect(rows.joined(separator: "\n") == Self.aglae)
  }

  @Test("Each block of codewords is a multiple of the generator", arguments: QRVersion.all)
  func correction(version: QRVersion) {
    let words = QRCodewords(Array(text(version.capacity).utf8), version).interleaved
    let (count, longest) = (version.blocks.count, version.blocks.max() ?? 0)
    let total = version.blocks.reduce(0, +)
    #expect(words.count == total + count * version.correction)
    for block in 0..<count {
      let short = version.blocks.filter { $0 < longest }.count
      let data = (0..<version.blocks[block]).map { place in
        words[
          place < longest - 1 || short == 0 ? place * count + block : place * count + block - short]
      }
      let rest = (0..<version.correction).map { words[total + $0 * count + block] }
      for power in 0..<version.correction {
        let value = (data + rest).reduce(0) { times($0, Self.powers[power]) ^ Int($1) }
        #expect(value == 0, "version \(version.number), block \(block), power \(power)")
      }
    }
  }

  /// Powers of 2 in GF(256), one after the other.
  private static let powers: [Int] = (1..<255).reduce(into: [1]) { list, _ in
    let next = (list.last ?? 1) << 1
    list.append(next > 255 ? next ^ 0x11D : next)
  }

  private func times(_ a: Int, _ b: Int) -> Int {
    guard a != 0, b != 0, let i = Self.powers.firstIndex(of: a),
      let j = Self.powers.firstIndex(of: b)
    else { return 0 }
    return Self.powers[(i + j) % 255]
  }

  @Test(
    "Pictures for another program", .enabled(if: pictures != nil), arguments: lengths.dropFirst())
  func picture(length: Int) throws {
    let code = try #require(QRCode(text(length)))
    let side = code.size + 8
    let rows = (0..<side).map { y in
      (0..<side).map { x in
        let inside = (4..<side - 4).contains(x) && (4..<side - 4).contains(y)
        return inside && code.modules[(y - 4) * code.size + x - 4] ? "1" : "0"
      }.joined(separator: " ")
    }
    try "P1\n\(side) \(side)\n\(rows.joined(separator: "\n"))\n".write(
      toFile: "\(Self.pictures ?? "")/\(length).pbm", atomically: true, encoding: .utf8)
  }

  private static let pictures = ProcessInfo.processInfo.environment["AGLAE_PAGES"]
  private static let aglae = """
    #######.##.##.#######
    #.....#..#.##.#.....#
    #.###.#...###.#.###.#
    #.###.#.####..#.###.#
    #.###.#.###.#.#.###.#
    #.....#.#..#..#.....#
    #######.#.#.#.#######
    ........#.###........
    #...#.######.#####..#
    #.##.#..#..##..#.####
    ##.####...##..###.##.
    ..##.#.#.....##.#..#.
    ##.#.#####..###...###
    ........###.###..#.##
    #######.##..##...#.#.
    #.....#..#.##..#...#.
    #.###.#.#..#..###.#.#
    #.###.#...###.....###
    #.###.#..#.#..###....
    #.....#......##.#....
    #######.#.#.####..#.#
    """
}

extension String {
  fileprivate subscript(place: Int) -> Character { self[index(startIndex, offsetBy: place)] }
}
