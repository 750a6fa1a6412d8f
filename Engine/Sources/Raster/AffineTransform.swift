/// A map of the plane: `x' = a·x + b·y + tx`, `y' = c·x + d·y + ty`, in pixels.
public struct AffineTransform: Hashable, Sendable {
  public var a, b, tx: Double
  public var c, d, ty: Double

  public init(a: Double, b: Double, tx: Double, c: Double, d: Double, ty: Double) {
    (self.a, self.b, self.tx, self.c, self.d, self.ty) = (a, b, tx, c, d, ty)
  }

  public static let identity = AffineTransform(a: 1, b: 0, tx: 0, c: 0, d: 1, ty: 0)

  public func apply(_ p: Point) -> Point {
    Point(a * p.x + b * p.y + tx, c * p.x + d * p.y + ty)
  }

  /// `self` after `first`.
  public func after(_ first: AffineTransform) -> AffineTransform {
    AffineTransform(
      a: a * first.a + b * first.c, b: a * first.b + b * first.d,
      tx: a * first.tx + b * first.ty + tx,
      c: c * first.a + d * first.c, d: c * first.b + d * first.d,
      ty: c * first.tx + d * first.ty + ty)
  }

  /// The map back, or nil when the map folds the plane onto a line.
  public var inverse: AffineTransform? {
    let determinant = a * d - b * c
    guard abs(determinant) > 1e-12 else { return nil }
    let ia = d / determinant
    let ib = -b / determinant
    let ic = -c / determinant
    let id = a / determinant
    return AffineTransform(
      a: ia, b: ib, tx: -(ia * tx + ib * ty), c: ic, d: id, ty: -(ic * tx + id * ty))
  }
}
