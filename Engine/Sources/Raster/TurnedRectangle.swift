#if canImport(Glibc)
  private import Glibc
#endif

/// A rectangle of a picture that may be turned: what a network is given to look at.
///
/// Single precision, because the networks' own pipelines keep it so and their crops depend on it.
public struct TurnedRectangle: Hashable, Sendable {
  /// Pixels of the picture, origin at the top left corner of the top left pixel.
  public var centre: SIMD2<Float>
  /// Width and height, pixels.
  public var size: SIMD2<Float>
  /// Radians, clockwise in the picture.
  public var rotation: Float

  public init(centre: SIMD2<Float>, size: SIMD2<Float>, rotation: Float = 0) {
    self.centre = centre
    self.size = size
    self.rotation = rotation
  }

  /// Bottom left, top left, top right, bottom right before the turn.
  var corners: [SIMD2<Float>] {
    // By way of degrees, as OpenCV's turned rectangles keep their angle.
    let degrees = Float(Double(rotation * 180) / Double.pi)
    let angle = Double(degrees) * Double.pi / 180
    let b = Float(cos(angle)) * 0.5
    let a = Float(sin(angle)) * 0.5
    let first = SIMD2(
      centre.x - a * size.y - b * size.x, centre.y + b * size.y - a * size.x)
    let second = SIMD2(
      centre.x + a * size.y - b * size.x, centre.y - b * size.y - a * size.x)
    return [first, second, 2 * centre - first, 2 * centre - second]
  }
}
