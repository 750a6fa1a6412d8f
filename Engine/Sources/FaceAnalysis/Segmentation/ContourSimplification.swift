internal import Raster

/// Closed polygons with fewer corners (Douglas and Peucker 1973, doi:10.3138/FM57-6770-U75U-7727).
enum ContourSimplification {
  /// A polygon none of whose left-out corners lies further than `tolerance` from it.
  static func simplified(_ contour: [Point], tolerance: Double) -> [Point] {
    guard contour.count > 4 else { return contour }
    // Both halves between the first corner and the one furthest from it.
    let first = contour[0]
    let far = contour.indices.max { squared(contour[$0] - first) < squared(contour[$1] - first) }
    guard let far, far > 0 else { return [first] }
    var kept = [Bool](repeating: false, count: contour.count + 1)
    let closed = contour + [first]
    var spans = [(0, far), (far, contour.count)]
    while let (start, end) = spans.popLast() {
      kept[start] = true
      let (at, distance) = furthest(in: closed, from: start, to: end)
      guard distance > tolerance * tolerance else { continue }
      spans += [(start, at), (at, end)]
    }
    return contour.indices.filter { kept[$0] }.map { contour[$0] }
  }

  private static func furthest(
    in contour: [Point], from start: Int, to end: Int
  ) -> (index: Int, squaredDistance: Double) {
    let (a, b) = (contour[start], contour[end])
    let span = max(squared(b - a), 1e-12)
    var result = (index: start, squaredDistance: 0.0)
    for i in (start + 1)..<max(end, start + 1) {
      let part = min(1, max(0, ((contour[i] - a) * (b - a)).sum() / span))
      let distance = squared(contour[i] - (a + (b - a) * part))
      if distance > result.squaredDistance { result = (i, distance) }
    }
    return result
  }

  private static func squared(_ v: Point) -> Double { (v * v).sum() }
}
