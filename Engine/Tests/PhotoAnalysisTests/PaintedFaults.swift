import Foundation
import Raster

/// Faults painted onto a picture, strong ones; lengths in pixels of a face whose pupils lie about
/// 140 px apart (a demonstration face at half size).
enum PaintedFault: String, CaseIterable, Sendable {
  case blur, motion, dark, light, glint, side, warm, green, turned, tiny, pair

  var code: String {
    switch self {
    case .blur: "blurred"
    case .motion: "motion_blur"
    case .dark: "underexposed"
    case .light: "overexposed"
    case .glint: "skin_clipped"
    case .side: "uneven_light"
    case .warm, .green: "colour_cast"
    case .turned: "wrong_pose"
    case .tiny: "face_too_small"
    case .pair: "several_faces"
    }
  }
}

/// A picture in linear light, interleaved RGB, that tests paint on.
struct Canvas {
  var width, height: Int
  var light: [Float]

  init(width: Int, height: Int, light: [Float]) {
    (self.width, self.height, self.light) = (width, height, light)
  }

  /// Every second pixel of `image`'s width and height: means of four; eight-bit pictures only.
  init(halving image: PixelImage) {
    let (columns, rows) = (image.width / 2, image.height / 2)
    let linear = (0..<256).map { SRGBTransfer.linear(Float($0) / 255) }
    var light = [Float](repeating: 0, count: columns * rows * 3)
    image.withUnsafeBytes { bytes in
      for y in 0..<rows {
        for x in 0..<columns {
          for c in 0..<3 {
            let at = (2 * y * image.width + 2 * x) * 3 + c
            let below = at + image.width * 3
            light[(y * columns + x) * 3 + c] =
              [at, at + 3, below, below + 3].reduce(0) { $0 + linear[Int(bytes[$1])] } / 4
          }
        }
      }
    }
    self.init(width: columns, height: rows, light: light)
  }

  var image: PixelImage {
    let samples = light.map { value -> UInt8 in
      let x = Double(min(max(value, 0), 1))
      let encoded = x <= 0.0031308 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055
      return UInt8((255 * encoded).rounded())
    }
    return PixelImage(width: width, height: height, samples: samples)
  }

  func painted(_ fault: PaintedFault) -> Canvas {
    switch fault {
    case .blur: return blurred(radius: 4, across: true).blurred(radius: 4, across: false)
    case .motion: return blurred(radius: 9, across: true)
    case .dark: return scaled { _, _ in SIMD3(repeating: 0.1) }
    case .light: return scaled { _, _ in SIMD3(repeating: 5) }
    case .glint:
      // Above the brows of a centred face.
      return scaled { x, y in
        let d = SIMD2(Float(x - width / 2), Float(y - height * 37 / 100))
        return SIMD3(repeating: 1 + 12 * exp(-(d * d).sum() / (2 * 34 * 34)))
      }
    case .side:
      return scaled { x, _ in
        SIMD3(repeating: exp2(min(max(Float(x - width / 2) / 120, -1.2), 1.2)))
      }
    case .warm: return scaled { _, _ in SIMD3(1.4, 0.95, 0.5) }
    case .green: return scaled { _, _ in SIMD3(0.75, 1.2, 0.75) }
    case .turned: return rotated(degrees: 18)
    case .tiny: return resized(by: 0.2)
    case .pair: return besideItself()
    }
  }

  /// Each pixel's channels multiplied.
  func scaled(by factor: (Int, Int) -> SIMD3<Float>) -> Canvas {
    var result = self
    for y in 0..<height {
      for x in 0..<width {
        let gain = factor(x, y)
        for c in 0..<3 { result.light[(y * width + x) * 3 + c] *= gain[c] }
      }
    }
    return result
  }

  /// Means over `2 * radius + 1` pixels of a row or column.
  func blurred(radius: Int, across: Bool) -> Canvas {
    sampled(width: width, height: height) { x, y, c in
      let reach = -radius...radius
      return reach.reduce(Float(0)) { sum, shift in
        sum + (across ? pixel(x + shift, y, c) : pixel(x, y + shift, c))
      } / Float(reach.count)
    }
  }

  private func rotated(degrees: Double) -> Canvas {
    let (s, k) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    return sampled(width: width, height: height) { x, y, c in
      let (u, v) = (Double(x - width / 2), Double(y - height / 2))
      return pixel(
        Int((k * u - s * v).rounded()) + width / 2, Int((s * u + k * v).rounded()) + height / 2, c)
    }
  }

  private func resized(by factor: Double) -> Canvas {
    sampled(width: Int(Double(width) * factor), height: Int(Double(height) * factor)) { x, y, c in
      pixel(Int((Double(x) + 0.5) / factor), Int((Double(y) + 0.5) / factor), c)
    }
  }

  private func besideItself() -> Canvas {
    sampled(width: 2 * width, height: height) { x, y, c in pixel(x % width, y, c) }
  }

  private func sampled(
    width: Int, height: Int, _ value: (Int, Int, Int) -> Float
  ) -> Canvas {
    var light = [Float](repeating: 0, count: width * height * 3)
    for y in 0..<height {
      for x in 0..<width { for c in 0..<3 { light[(y * width + x) * 3 + c] = value(x, y, c) } }
    }
    return Canvas(width: width, height: height, light: light)
  }

  private func pixel(_ x: Int, _ y: Int, _ c: Int) -> Float {
    light[(min(max(y, 0), height - 1) * width + min(max(x, 0), width - 1)) * 3 + c]
  }
}
