internal import HTML
internal import Vocabulary

/// A QR code of some text: ISO/IEC 18004, bytes, level M, versions 1 to 10.
struct QRCode: Sendable {
  /// Modules a side.
  let size: Int
  /// Row by row; true is dark.
  let modules: [Bool]

  /// nil when the text has more than 213 bytes.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let version = QRVersion.all.first(where: { bytes.count <= $0.capacity }) else {
      return nil
    }
    let codewords = QRCodewords(bytes, version).interleaved
    let candidates = (0..<8).map { mask in
      var matrix = QRMatrix(version)
      matrix.place(codewords, mask: mask)
      return matrix
    }
    guard let best = candidates.min(by: { $0.penalty < $1.penalty }) else { return nil }
    (size, modules) = (best.size, best.dark)
  }

  /// Dark on white whatever the page's colours, with the quiet zone of four modules.
  func drawing(_ name: Phrase, _ language: Language) -> Markup {
    let side = size + 8
    let rows = modules.indices.filter { modules[$0] }.map { place in
      "M\(place % size + 4) \(place / size + 4)h1v1h-1z"
    }
    return .element(
      .svg,
      [
        .className("qr"), .svg(.viewBox, "0 0 \(side) \(side)"), .role("img"),
        .ariaLabel(name, language),
      ],
      [
        .element(
          .rect, [.svg(.width, "\(side)"), .svg(.height, "\(side)"), .svg(.fill, "#fff")]),
        .element(.path, [.svg(.d, rows.joined()), .svg(.fill, "#000")]),
      ])
  }
}

/// One version at level M: its blocks and where its alignment patterns stand.
struct QRVersion: Sendable {
  let number: Int
  /// Codewords of correction in each block.
  let correction: Int
  /// Codewords of data in each block.
  let blocks: [Int]
  let alignments: [Int]

  var size: Int { 17 + 4 * number }

  /// Bytes of text: without the four bits of mode, eight or sixteen of the count.
  var capacity: Int { blocks.reduce(0, +) - (number < 10 ? 2 : 3) }

  /// Tables 9 and E.1 of the standard.
  static let all = [
    QRVersion(number: 1, correction: 10, blocks: [16], alignments: []),
    QRVersion(number: 2, correction: 16, blocks: [28], alignments: [6, 18]),
    QRVersion(number: 3, correction: 26, blocks: [44], alignments: [6, 22]),
    QRVersion(number: 4, correction: 18, blocks: [32, 32], alignments: [6, 26]),
    QRVersion(number: 5, correction: 24, blocks: [43, 43], alignments: [6, 30]),
    QRVersion(number: 6, correction: 16, blocks: [27, 27, 27, 27], alignments: [6, 34]),
    QRVersion(number: 7, correction: 18, blocks: [31, 31, 31, 31], alignments: [6, 22, 38]),
    QRVersion(number: 8, correction: 22, blocks: [38, 38, 39, 39], alignments: [6, 24, 42]),
    QRVersion(number: 9, correction: 22, blocks: [36, 36, 36, 37, 37], alignments: [6, 26, 46]),
    QRVersion(number: 10, correction: 26, blocks: [43, 43, 43, 43, 44], alignments: [6, 28, 50]),
  ]
}
