internal import Raster

/// A smooth line across the face through points that follow the mesh.
///
/// Neighbouring regions are bounded by the same line, so that they neither overlap nor gape.
struct MeshLine: Hashable, Sendable {
  let points: [MeshPoint]

  init(_ points: [MeshPoint]) { self.points = points }

  var mirrored: MeshLine { MeshLine(points.map(\.mirrored)) }
  var reversed: MeshLine { MeshLine(points.reversed()) }

  /// The line in the picture, `steps` chords between two points: a centripetal Catmull–Rom spline
  /// (Yuksel, Schaefer, Keyser 2011, doi:10.1016/j.cad.2010.08.008), which has no loops or cusps.
  func positions(in face: FaceLandmarks, steps: Int = 4) -> [Point] {
    let knots = points.map { $0.position(in: face) }
    guard knots.count > 2 else { return knots }
    var line = [knots[0]]
    for i in 0..<(knots.count - 1) {
      let (b, c) = (knots[i], knots[i + 1])
      let a = i > 0 ? knots[i - 1] : b + b - c
      let d = i + 2 < knots.count ? knots[i + 2] : c + c - b
      for step in 1..<steps {
        line.append(Self.spline(a, b, c, d, at: Double(step) / Double(steps)))
      }
      line.append(c)
    }
    return line
  }

  /// Between `b` and `c`, by the pyramid of Barry and Goldman.
  private static func spline(_ a: Point, _ b: Point, _ c: Point, _ d: Point, at u: Double)
    -> Point
  {
    let ab = max(interval(a, b), 1e-9)
    let bc = max(interval(b, c), 1e-9)
    let cd = max(interval(c, d), 1e-9)
    let t = u * bc
    let p = a + (b - a) * ((t + ab) / ab)
    let q = b + (c - b) * (t / bc)
    let r = c + (d - c) * ((t - bc) / cd)
    let left = p + (q - p) * ((t + ab) / (ab + bc))
    let right = q + (r - q) * (t / (bc + cd))
    return left + (right - left) * (t / bc)
  }

  /// The square root of the distance: the centripetal parameter.
  private static func interval(_ a: Point, _ b: Point) -> Double {
    ((b - a) * (b - a)).sum().squareRoot().squareRoot()
  }
}
