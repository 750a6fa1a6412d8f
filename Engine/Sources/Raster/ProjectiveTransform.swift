/// A map of one plane onto another as a camera sees it:
/// `x' = (a·x + b·y + tx) / w`, `y' = (c·x + d·y + ty) / w`, `w = gx·x + gy·y + 1`.
public struct ProjectiveTransform: Hashable, Sendable {
  public var a, b, tx: Double
  public var c, d, ty: Double
  public var gx, gy: Double

  public init(
    a: Double, b: Double, tx: Double, c: Double, d: Double, ty: Double, gx: Double, gy: Double
  ) {
    (self.a, self.b, self.tx, self.c, self.d, self.ty) = (a, b, tx, c, d, ty)
    (self.gx, self.gy) = (gx, gy)
  }

  /// The image of `p`; not finite on the line that the map sends to infinity.
  public func apply(_ p: Point) -> Point {
    Point(a * p.x + b * p.y + tx, c * p.x + d * p.y + ty) / (gx * p.x + gy * p.y + 1)
  }

  /// How the image moves when `p` moves by one along x and along y.
  public func derivative(at p: Point) -> (x: Point, y: Point) {
    let w = gx * p.x + gy * p.y + 1
    let image = apply(p)
    return ((Point(a, c) - gx * image) / w, (Point(b, d) - gy * image) / w)
  }

  /// `self` after a change of the source's coordinates.
  public func after(_ first: AffineTransform) -> ProjectiveTransform? {
    let w = gx * first.tx + gy * first.ty + 1
    guard abs(w) > 1e-12 else { return nil }
    return ProjectiveTransform(
      a: (a * first.a + b * first.c) / w, b: (a * first.b + b * first.d) / w,
      tx: (a * first.tx + b * first.ty + tx) / w, c: (c * first.a + d * first.c) / w,
      d: (c * first.b + d * first.d) / w, ty: (c * first.tx + d * first.ty + ty) / w,
      gx: (gx * first.a + gy * first.c) / w, gy: (gx * first.b + gy * first.d) / w)
  }

  /// The map followed by a change of size of the image.
  public func scaled(by factor: Double) -> ProjectiveTransform {
    ProjectiveTransform(
      a: a * factor, b: b * factor, tx: tx * factor, c: c * factor, d: d * factor, ty: ty * factor,
      gx: gx, gy: gy)
  }
}
