internal import Raster

extension ProjectiveTransform {
  /// The map with about the least squared distances in the image: linear least squares, repeated
  /// with each equation divided by the denominator that the map before gave it. nil for fewer than
  /// four pairs or pairs on a line.
  ///
  /// - Parameter pairs: source points of the order of one around zero, which must not be mapped to
  ///   infinity, and where they lie in the image.
  init?(fitting pairs: [(from: Point, to: Point)]) {
    guard pairs.count >= 4 else { return nil }
    let centre = pairs.reduce(Point.zero) { $0 + $1.to } / Double(pairs.count)
    let size = pairs.reduce(0) { $0 + length($1.to - centre) } / Double(pairs.count)
    guard size > 0 else { return nil }
    let scaled = pairs.map { (from: $0.from, to: ($0.to - centre) / size) }
    guard var moved = Self.step(from: nil, scaled) else { return nil }
    for _ in 0..<3 {
      guard let better = Self.step(from: moved, scaled) else { break }
      moved = better
    }
    // Back to pixels: x' · size + centre.
    self.init(
      a: moved.a * size + centre.x * moved.gx, b: moved.b * size + centre.x * moved.gy,
      tx: moved.tx * size + centre.x, c: moved.c * size + centre.y * moved.gx,
      d: moved.d * size + centre.y * moved.gy, ty: moved.ty * size + centre.y, gx: moved.gx,
      gy: moved.gy)
  }

  /// One solution of the equations divided by the denominators of `map`.
  private static func step(
    from map: ProjectiveTransform?, _ pairs: [(from: Point, to: Point)]
  ) -> ProjectiveTransform? {
    var equations = NormalEquations(count: 8)
    for (p, q) in pairs {
      let w = map.map { $0.gx * p.x + $0.gy * p.y + 1 } ?? 1
      let weight = 1 / (w * w)
      equations.add([p.x, p.y, 1, 0, 0, 0, -p.x * q.x, -p.y * q.x], q.x, weight: weight)
      equations.add([0, 0, 0, p.x, p.y, 1, -p.x * q.y, -p.y * q.y], q.y, weight: weight)
    }
    guard let h = equations.solution() else { return nil }
    return ProjectiveTransform(
      a: h[0], b: h[1], tx: h[2], c: h[3], d: h[4], ty: h[5], gx: h[6], gy: h[7])
  }
}
