extension Plane where Value == Float {
  /// The mean over the square of `2 * radius + 1` pixels around each pixel; at the border over the
  /// part of it that lies in the plane.
  public func boxBlurred(radius: Int) -> Plane<Float> {
    guard radius > 0, width > 0, height > 0 else { return self }
    var rows = [Float](repeating: 0, count: values.count)
    var result = self
    values.withUnsafeBufferPointer { source in
      rows.withUnsafeMutableBufferPointer { rows in
        for y in 0..<height { boxRow(source, rows, from: y * width, radius: radius) }
        result.values.withUnsafeMutableBufferPointer { boxColumns(rows, $0, radius: radius) }
      }
    }
    return result
  }

  /// Three box blurs, which come within 3 % of a Gaussian of standard deviation `sigma` pixels.
  public func gaussianBlurred(sigma: Double) -> Plane<Float> {
    // A box of radius r has variance ((2r + 1)² − 1) / 12; three of them add up to sigma².
    let radius = Int((((4 * sigma * sigma + 1).squareRoot() - 1) / 2).rounded())
    guard radius > 0 else { return self }
    return boxBlurred(radius: radius).boxBlurred(radius: radius).boxBlurred(radius: radius)
  }

  private func boxRow(
    _ source: UnsafeBufferPointer<Float>, _ rows: UnsafeMutableBufferPointer<Float>,
    from start: Int, radius: Int
  ) {
    var sum: Float = 0
    var count = min(radius, width - 1) + 1
    for x in 0..<count { sum += source[start &+ x] }
    var weight = 1 / Float(count)
    rows[start] = sum * weight
    guard width > 1 else { return }
    for x in 1..<width {
      if x &+ radius < width {
        sum += source[start &+ x &+ radius]
        if x &- radius <= 0 {
          count &+= 1
          weight = 1 / Float(count)
        }
      }
      if x &- radius > 0 {
        sum -= source[start &+ x &- radius &- 1]
        if x &+ radius >= width {
          count &-= 1
          weight = 1 / Float(count)
        }
      }
      rows[start &+ x] = sum * weight
    }
  }

  /// Runs down all columns at once, so that the inner loop goes along rows.
  private func boxColumns(
    _ rows: UnsafeMutableBufferPointer<Float>, _ result: UnsafeMutableBufferPointer<Float>,
    radius: Int
  ) {
    let width = width
    withUnsafeTemporaryAllocation(of: Float.self, capacity: width) { sums in
      sums.initialize(repeating: 0)
      var count = min(radius, height - 1) + 1
      for y in 0..<count {
        for x in 0..<width { sums[x] += rows[y &* width &+ x] }
      }
      for y in 0..<height {
        if y > 0, y + radius < height {
          let entering = (y &+ radius) &* width
          for x in 0..<width { sums[x] += rows[entering &+ x] }
          count += 1
        }
        if y > radius {
          let leaving = (y &- radius &- 1) &* width
          for x in 0..<width { sums[x] -= rows[leaving &+ x] }
          count -= 1
        }
        let weight = 1 / Float(count)
        let at = y &* width
        for x in 0..<width { result[at &+ x] = sums[x] * weight }
      }
    }
  }
}
