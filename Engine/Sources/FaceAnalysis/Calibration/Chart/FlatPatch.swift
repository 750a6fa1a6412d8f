internal import Raster

/// A connected flat part of a picture that has the shape of a parallelogram, told by its moments.
struct FlatPatch {
  let centre: Point
  /// Pixels.
  let area: Double
  /// Twelve times the covariance of its pixels: of a square, its side squared on the diagonal.
  let xx, xy, yy: Double

  /// Fewest and, over the picture, most pixels of a patch.
  static let fewestPixels = 30
  static let largestShare = 0.03
  /// A parallelogram's area is twelve times the root of its covariance's determinant, whatever its
  /// shape; an ellipse has 1.05, a triangle 0.87 of it, anything ragged less.
  static let fullness = 0.86...1.05
  /// Longest over shortest axis at most: a square seen at 70°.
  static let elongation = 3.0

  /// nil when the part is of another shape or size.
  init?(_ moments: Moments, pictureArea: Int) {
    guard moments.count >= Self.fewestPixels,
      Double(moments.count) <= Self.largestShare * Double(pictureArea)
    else { return nil }
    let n = Double(moments.count)
    let x = Double(moments.x) / n
    let y = Double(moments.y) / n
    // A pixel is a square itself: a twelfth in each direction.
    let xx = 12 * (Double(moments.xx) / n - x * x) + 1
    let xy = 12 * (Double(moments.xy) / n - x * y)
    let yy = 12 * (Double(moments.yy) / n - y * y) + 1
    let determinant = xx * yy - xy * xy
    guard determinant > 0, Self.fullness.contains(n / determinant.squareRoot()) else { return nil }
    let mean = (xx + yy) / 2
    let spread = (mean * mean - determinant).squareRoot()
    guard mean + spread <= Self.elongation * Self.elongation * (mean - spread) else { return nil }
    centre = Point(x + 0.5, y + 0.5)
    area = n
    (self.xx, self.xy, self.yy) = (xx, xy, yy)
  }

  /// Sums over pixels, of columns and rows counted from 0.
  struct Moments {
    var count = 0
    var x = 0
    var y = 0
    var xx = 0
    var xy = 0
    var yy = 0

    static func += (a: inout Moments, b: Moments) {
      a.count += b.count
      a.x += b.x
      a.y += b.y
      a.xx += b.xx
      a.xy += b.xy
      a.yy += b.yy
    }

    /// Of one run of a row.
    init(row: Int, from first: Int, through last: Int) {
      count = last - first + 1
      x = count * (first + last) / 2
      y = count * row
      xx = Self.squares(last) - Self.squares(first - 1)
      xy = x * row
      yy = count * row * row
    }

    /// 1² + … + k².
    private static func squares(_ k: Int) -> Int { k * (k + 1) * (2 * k + 1) / 6 }
  }
}
