internal import Raster

/// Outlines without crossings.
enum SimplePolygon {
  /// `corners` without the loops that arise where the mesh folds over the face's silhouette:
  /// at each crossing the smaller of the two loops goes.
  static func uncrossing(_ corners: [Point]) -> [Point] {
    var outline = corners
    while let crossing = firstCrossing(of: outline) {
      let inner = Array(outline[(crossing.first + 1)...crossing.second]) + [crossing.at]
      let outer =
        Array(outline[...crossing.first]) + [crossing.at] + outline[(crossing.second + 1)...]
      outline = abs(area(inner)) > abs(area(outer)) ? inner : outer
    }
    return outline
  }

  /// Twice the area is the sum of the cross products; positive when clockwise in the picture.
  static func area(_ corners: [Point]) -> Double {
    var sum = 0.0
    for i in corners.indices {
      sum += cross(corners[i], corners[(i + 1) % corners.count])
    }
    return sum / 2
  }

  /// Two sides that cross, by their first corners, and where.
  static func firstCrossing(of corners: [Point]) -> (first: Int, second: Int, at: Point)? {
    let n = corners.count
    guard n > 3 else { return nil }
    for i in 0..<(n - 2) {
      for j in (i + 2)..<n where !(i == 0 && j == n - 1) {
        let (a, b) = (corners[i], corners[i + 1])
        let (c, d) = (corners[j], corners[(j + 1) % n])
        let determinant = cross(b - a, d - c)
        guard abs(determinant) > 1e-12 else { continue }
        let t = cross(c - a, d - c) / determinant
        let u = cross(c - a, b - a) / determinant
        if t > 1e-9, t < 1 - 1e-9, u > 1e-9, u < 1 - 1e-9 {
          return (i, j, a + (b - a) * t)
        }
      }
    }
    return nil
  }

  private static func cross(_ a: Point, _ b: Point) -> Double { a.x * b.y - a.y * b.x }
}
