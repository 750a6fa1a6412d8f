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
  ///   - features: channels × size × size.
  ///   - box: from the result's cells, their centres at halves, to the features' cells.
  ///   - output: samples × samples × channels.
  func sample(
    _ features: UnsafeBufferPointer<Float>, through box: AffineTransform,
    into output: UnsafeMutableBufferPointer<Float>
  ) {
    let count = samples * samples
    precondition(
      features.count >= Self.channels * size * size && output.count >= Self.channels * count,
      "features of another size")
    withUnsafeTemporaryAllocation(of: Tap.self, capacity: count) { taps in
      for i in 0..<count {
        let centre = Point(Double(i % samples) + 0.5, Double(i / samples) + 0.5)
        taps.initializeElement(at: i, to: tap(box.apply(centre) - Point(0.5, 0.5)))
      }
      for channel in 0..<Self.channels {
        let plane = features.baseAddress.map { $0 + channel * size * size }
        guard let plane, var to = output.baseAddress.map({ $0 + channel }) else { return }
        for i in 0..<count {
          let (at, weights) = (taps[i].at, taps[i].weights)
          let values = SIMD4(
            plane[Int(at.x)], plane[Int(at.y)], plane[Int(at.z)], plane[Int(at.w)])
          to.pointee = (values * weights).sum()
          to += Self.channels
        }
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
