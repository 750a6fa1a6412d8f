extension Plane where Value: Comparable {
  /// The greatest value within `radius` columns and rows of each pixel.
  @inlinable
  public func dilated(radius: Int) -> Plane { extreme(radius: radius) { $0 < $1 ? $1 : $0 } }

  /// The smallest value within `radius` columns and rows of each pixel.
  @inlinable
  public func eroded(radius: Int) -> Plane { extreme(radius: radius) { $1 < $0 ? $1 : $0 } }

  /// Removes bright parts narrower than `2 * radius + 1` pixels.
  @inlinable
  public func opened(radius: Int) -> Plane { eroded(radius: radius).dilated(radius: radius) }

  /// Fills dark parts narrower than `2 * radius + 1` pixels.
  @inlinable
  public func closed(radius: Int) -> Plane { dilated(radius: radius).eroded(radius: radius) }

  @inlinable
  func extreme(radius: Int, _ choose: (Value, Value) -> Value) -> Plane {
    guard radius > 0, width > 0, height > 0 else { return self }
    var rows = self
    var result = self
    values.withUnsafeBufferPointer { source in
      rows.values.withUnsafeMutableBufferPointer { rows in
        for y in 0..<height {
          let start = y * width
          for shift in 1...radius where shift < width {
            for x in 0..<(width - shift) {
              rows[start &+ x] = choose(rows[start &+ x], source[start &+ x &+ shift])
              rows[start &+ x &+ shift] = choose(rows[start &+ x &+ shift], source[start &+ x])
            }
          }
        }
      }
    }
    rows.values.withUnsafeBufferPointer { rows in
      result.values.withUnsafeMutableBufferPointer { result in
        for y in 0..<height {
          let start = y * width
          for x in 0..<width { result[start &+ x] = rows[start &+ x] }
          for row in max(0, y - radius)...min(height - 1, y + radius) where row != y {
            let other = row * width
            for x in 0..<width {
              result[start &+ x] = choose(result[start &+ x], rows[other &+ x])
            }
          }
        }
      }
    }
    return result
  }
}
