extension Plane where Value == Float {
  /// The plane smoothed where `guide` is smooth, with edges where `guide` has them: over each
  /// window the result is the best linear function of the guide.
  ///
  /// `epsilon` is the variance of the guide below which a window counts as smooth.
  /// He, Sun, Tang 2013, "Guided Image Filtering", doi:10.1109/TPAMI.2012.213.
  /// - Precondition: the guide has the plane's size.
  public func guidedFiltered(by guide: Plane<Float>, radius: Int, epsilon: Float) -> Plane<Float> {
    precondition(guide.width == width && guide.height == height, "guide of another size")
    let meanGuide = guide.boxBlurred(radius: radius)
    let mean = boxBlurred(radius: radius)
    let correlation = combined(with: guide) { $0 * $1 }.boxBlurred(radius: radius)
    let square = guide.combined(with: guide) { $0 * $1 }.boxBlurred(radius: radius)
    let covariance = correlation.combined(with: meanGuide.combined(with: mean) { $0 * $1 }) {
      $0 - $1
    }
    let variance = square.combined(with: meanGuide) { max($0 - $1 * $1, 0) }
    let slope = covariance.combined(with: variance) { $0 / ($1 + epsilon) }
    let offset = mean.combined(with: slope.combined(with: meanGuide) { $0 * $1 }) { $0 - $1 }
    let a = slope.boxBlurred(radius: radius)
    let b = offset.boxBlurred(radius: radius)
    return a.combined(with: guide) { $0 * $1 }.combined(with: b) { $0 + $1 }
  }

  /// The values of both planes combined pixel by pixel.
  /// - Precondition: the planes have one size.
  @inlinable
  public func combined(with other: Plane<Float>, _ operation: (Float, Float) -> Float)
    -> Plane<Float>
  {
    precondition(other.width == width && other.height == height, "planes of different sizes")
    let values = [Float](unsafeUninitializedCapacity: values.count) { result, count in
      self.values.withUnsafeBufferPointer { a in
        other.values.withUnsafeBufferPointer { b in
          for i in 0..<a.count { result[i] = operation(a[i], b[i]) }
        }
      }
      count = self.values.count
    }
    return Plane(width: width, height: height, values: values)
  }
}
