internal import Raster

/// Lays a rigid template over the points of a face: three angles, size and place, by weighted least
/// squares in the picture (Gauss–Newton), with perspective.
struct TemplateFit {
  /// Distance of the camera that perspective is taken for, millimetres; photographs seldom tell.
  static let distanceInMillimetres = 1300.0

  private(set) var axes: HeadPose.Axes
  /// Pixels a millimetre in the plane of the origin, and the origin's place.
  private var scale: Double
  private var origin: Point

  /// nil when the points have no extent or the steps do not settle.
  init?(_ template: [TemplatePoint], to landmarks: FaceLandmarks, from start: HeadPose.Axes) {
    axes = start
    let observed = template.map { landmarks.position($0.index) }
    let posed = template.map { start.apply($0.position) }
    let count = Double(template.count)
    let middle = observed.reduce(Point(), +) / count
    let posedMiddle = posed.reduce(Point3(), +) / count
    var (size, posedSize) = (0.0, 0.0)
    for (p, q) in zip(observed, posed) {
      size += ((p - middle) * (p - middle)).sum()
      let d = q - posedMiddle
      posedSize += d.x * d.x + d.y * d.y
    }
    guard size > 0, posedSize > 0 else { return nil }
    scale = (size / posedSize).squareRoot()
    origin = middle - Point(posedMiddle.x, posedMiddle.y) * scale
    for _ in 0..<12 {
      guard let step = step(template, observed) else { return nil }
      axes = axes.turned(by: Point3(step[0], step[1], step[2]))
      scale += step[3]
      origin += Point(step[4], step[5])
      if step[0...2].allSatisfy({ abs($0) < 1e-7 }) { return }
    }
    guard scale > 0 else { return nil }
  }

  /// The change of angles (radians about the picture's axes), scale and place that lessens the
  /// squares most.
  private func step(_ template: [TemplatePoint], _ observed: [Point]) -> [Double]? {
    var equations = NormalEquations(count: 6)
    for (t, p) in zip(template, observed) {
      let q = axes.apply(t.position)
      let g = 1 / (1 + q.z / Self.distanceInMillimetres)
      let flat = Point(q.x, q.y) * g
      let residual = p - (origin + flat * scale)
      /// How the picture of the point moves when the point does.
      func moved(_ d: Point3) -> Point {
        (Point(d.x, d.y) * g - Point(q.x, q.y) * (g * g * d.z / Self.distanceInMillimetres)) * scale
      }
      let columns = [
        moved(Point3(1, 0, 0).cross(q)), moved(Point3(0, 1, 0).cross(q)),
        moved(Point3(0, 0, 1).cross(q)), flat, Point(1, 0), Point(0, 1),
      ]
      equations.add(columns.map(\.x), residual.x, weight: t.weight)
      equations.add(columns.map(\.y), residual.y, weight: t.weight)
    }
    return equations.solution()
  }
}

/// A point of the mesh on a rigid head.
struct TemplatePoint {
  /// Index of the landmark.
  let index: Int
  /// Millimetres in the head's frame: left, up and forward of the middle between the irises.
  let position: Point3
  let weight: Double
}
