internal import FaceAnalysis
internal import Raster

extension RegionPolygon {
  /// The inner point farthest from the outline, on a grid of 24 × 24: where a number is read best.
  var deepestPoint: Point {
    let low = corners.reduce(Point(repeating: .infinity)) { pointwiseMin($0, $1) }
    let high = corners.reduce(Point(repeating: -.infinity)) { pointwiseMax($0, $1) }
    var best = (depth: -Double.infinity, at: (low + high) / 2)
    for row in 0..<24 {
      for column in 0..<24 {
        let at = low + (high - low) * (Point(Double(column), Double(row)) + 0.5) / 24
        let depth = depth(of: at)
        if depth > best.depth { best = (depth, at) }
      }
    }
    return best.at
  }

  /// Distance to the outline, negative outside.
  private func depth(of at: Point) -> Double {
    var isInside = false
    var nearest = Double.infinity
    var a = corners[corners.count - 1]
    for b in corners {
      if (a.y > at.y) != (b.y > at.y), at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y) {
        isInside.toggle()
      }
      let edge = b - a
      let length = max((edge * edge).sum(), 1e-12)
      let along = min(1, max(0, ((at - a) * edge).sum() / length))
      let away = at - (a + edge * along)
      nearest = min(nearest, (away * away).sum())
      a = b
    }
    return (isInside ? 1 : -1) * nearest.squareRoot()
  }
}
