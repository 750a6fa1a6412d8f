import Foundation
import Raster
import RasterCodecs
import Testing

@testable import FaceAnalysis
@testable import Inference

/// A face that the project rendered, with its known skin. None of them was seen in training.
struct RenderedFace {
  static let names = ["skin-00004", "skin-00014", "skin-00019", "skin-00034"]

  let image: PixelImage
  /// Whether each pixel shows bare skin.
  let skin: [Bool]

  init(_ name: String) throws {
    image = try Self.picture("\(name).jpg")
    skin = try Self.picture("\(name).skin.png").withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 3).map { bytes[$0] > 127 }
    }
  }

  private static func picture(_ name: String) throws -> PixelImage {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)")
    guard
      case .decoded(let photograph) = try DecodeService().decode([UInt8](Data(contentsOf: file)))
    else { throw DecodeFailureOfFixture(name: name) }
    return photograph.image
  }

  private struct DecodeFailureOfFixture: Error { let name: String }

  /// Intersection over union with the known skin, within the part that the mask looks at.
  func overlap(of mask: SkinMask) throws -> Double {
    let rendered = mask.rendered(width: image.width, height: image.height).values
    let toMask = try #require(mask.toPicture.inverse)
    let size = Point(Double(mask.coverage.width), Double(mask.coverage.height))
    var (shared, either) = (0, 0)
    for (i, isSkin) in skin.enumerated() {
      let at = toMask.apply(Point(Double(i % image.width) + 0.5, Double(i / image.width) + 0.5))
      guard at.x > 0, at.y > 0, at.x < size.x, at.y < size.y else { continue }
      if rendered[i] > 127, isSkin { shared += 1 }
      if rendered[i] > 127 || isSkin { either += 1 }
    }
    return Double(shared) / Double(either)
  }
}

extension PixelImage {
  /// Left and right exchanged; eight-bit pictures only.
  var mirrored: PixelImage {
    var samples = [UInt8](repeating: 0, count: width * height * 3)
    withUnsafeBytes { bytes in
      for y in 0..<height {
        for x in 0..<width {
          for c in 0..<3 {
            samples[(y * width + width - 1 - x) * 3 + c] = bytes[(y * width + x) * 3 + c]
          }
        }
      }
    }
    return PixelImage(width: width, height: height, samples: samples)
  }

  /// Half the width and height, means of four samples; eight-bit pictures only.
  var halved: PixelImage {
    let (columns, rows) = (width / 2, height / 2)
    var samples = [UInt8](repeating: 0, count: columns * rows * 3)
    withUnsafeBytes { bytes in
      for y in 0..<rows {
        for x in 0..<columns {
          for c in 0..<3 {
            let at = (2 * y * width + 2 * x) * 3 + c
            let sum =
              Int(bytes[at]) + Int(bytes[at + 3]) + Int(bytes[at + width * 3])
              + Int(bytes[at + width * 3 + 3])
            samples[(y * columns + x) * 3 + c] = UInt8((sum + 2) / 4)
          }
        }
      }
    }
    return PixelImage(width: columns, height: rows, samples: samples)
  }
}
