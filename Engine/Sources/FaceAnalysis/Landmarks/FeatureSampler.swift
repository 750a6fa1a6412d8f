internal import Raster

/// Samples a network's features bilinearly on a grid of its own; zero outside.
struct FeatureSampler {
  static let channels = 32
  /// Width and height of the features.
  let size: Int
  /// Width and height of the result.
  let samples: Int

  /// The four features around one sample, and their shares.
  private struct Tap {
    var at = SIMD4<Int32>.zero
    var weights = SIMD4<Float>.zero
  }

  /// - Parameters:
  ///   - features: size × size × channels.
  ///   - box: from the result's cells, their centres at halves, to the features' cells.
  ///   - output: samples × samples × channels.
  func sample(
    _ features: UnsafeBufferPointer<Float>, through box: AffineTransform,
    into output: UnsafeMutableBufferPointer<Float>
  ) {
    let bytesOfCell = Self.channels * MemoryLayout<Float>.stride
    precondition(
      features.count >= Self.channels * size * size
        && output.count >= Self.channels * samples * samples, "features of another size")
    guard let from = UnsafeRawPointer(features.baseAddress),
      var to = UnsafeMutableRawPointer(output.baseAddress)
    else { return }
    for row in 0..<samples {
      for column in 0..<samples {
        let centre = Point(Double(column) + 0.5, Double(row) + 0.5)
        let tap = tap(box.apply(centre) - Point(0.5, 0.5))
        for start in stride(from: 0, to: bytesOfCell, by: MemoryLayout<SIMD8<Float>>.stride) {
          var sum = SIMD8<Float>.zero
          for k in 0..<4 {
            let values = from.loadUnaligned(
              fromByteOffset: Int(tap.at[k]) * bytesOfCell + start, as: SIMD8<Float>.self)
            sum += values * tap.weights[k]
          }
          to.storeBytes(of: sum, toByteOffset: start, as: SIMD8<Float>.self)
        }
        to += bytesOfCell
      }
    }
  }

  private func tap(_ p: Point) -> Tap {
    // Far outside, positions are held near the edge so that they fit an integer.
    let held = pointwiseMin(
      pointwiseMax(p, Point(repeating: -2)), Point(repeating: Double(size) + 1))
    let floor = held.rounded(.down)
    let (x, y) = (Int32(floor.x), Int32(floor.y))
    let (fx, fy) = (Float(held.x - floor.x), Float(held.y - floor.y))
    let last = Int32(size - 1)
    let xs = SIMD4(x, x + 1, x, x + 1)
    let ys = SIMD4(y, y, y + 1, y + 1)
    let weights =
      SIMD4(1 - fx, fx, 1 - fx, fx) * SIMD4(1 - fy, 1 - fy, fy, fy)
    let inside = (xs .>= 0) .& (xs .<= last) .& (ys .>= 0) .& (ys .<= last)
    return Tap(
      at: xs.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: last))
        &+ ys.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: last)) &* Int32(size),
      weights: SIMD4<Float>.zero.replacing(with: weights, where: inside))
  }
}
