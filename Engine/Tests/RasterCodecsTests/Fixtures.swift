import Foundation
import Raster
import RasterCodecs
import Testing
import Vocabulary

/// The bytes of a file in Fixtures.
func fixture(_ name: String) throws -> [UInt8] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  return [UInt8](try Data(contentsOf: folder.appendingPathComponent("Fixtures/\(name)")))
}

extension DecodeOutcome {
  var photograph: DecodedPhotograph? {
    if case .decoded(let photograph) = self { photograph } else { nil }
  }
  var refusal: Refusal? {
    if case .refused(let refusal) = self { refusal } else { nil }
  }
}

extension PixelImage {
  /// Samples of one pixel at the picture's depth.
  func pixel(_ x: Int, _ y: Int) -> [Int] {
    withUnsafeBytes { bytes in
      (0..<3).map {
        let index = (y * width + x) * 3 + $0
        return depth == .eight
          ? Int(bytes[index]) : Int(bytes.load(fromByteOffset: 2 * index, as: UInt16.self))
      }
    }
  }

  /// Whether every sample of pixel (x, y) lies within `tolerance` of `expected`.
  func isClose(_ expected: [Int], at x: Int, _ y: Int, within tolerance: Int) -> Bool {
    zip(pixel(x, y), expected).allSatisfy { abs($0 - $1) <= tolerance }
  }
}

/// The 24 × 16 picture of the fixtures: gradients, and a 4 × 4 mark in each corner, from the top
/// left by rows red, green, blue and white. Made here from its definition, not read from a file.
func markedGradient(_ x: Int, _ y: Int) -> [Int] {
  switch (x, y) {
  case (..<4, ..<4): [255, 0, 0]
  case (20..., ..<4): [0, 255, 0]
  case (..<4, 12...): [0, 0, 255]
  case (20..., 12...): [255, 255, 255]
  default: [20 + x * 200 / 23, 40 + y * 160 / 15, 90]
  }
}
