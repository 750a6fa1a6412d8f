internal import Raster

/// The axes of a face in the picture, level with its eyes.
struct PupilFrame: Sendable {
  /// Between the centres of the irises, pixels; above zero.
  let unit: Double
  /// Unit vectors to the patient's left and down.
  let level, down: Point
  /// Midway between the centres of the irises, with their depth.
  let origin: Point3

  /// nil when the pupils coincide.
  init?(of mesh: FaceLandmarks) {
    let across = mesh.position(473) - mesh.position(468)
    unit = (across * across).sum().squareRoot()
    guard unit > 1e-6 else { return nil }
    level = across / unit
    down = Point(-level.y, level.x)
    origin = (mesh.points[468] + mesh.points[473]) / 2
  }

  /// A point of the picture in this frame: interpupillary distances to the patient's left, down and
  /// away from the origin.
  func described(_ p: Point3) -> Point3 {
    let from = p - origin
    let flat = Point(from.x, from.y)
    return Point3((flat * level).sum(), (flat * down).sum(), from.z) / unit
  }

  /// Where a point of this frame lies in the picture.
  func picture(_ p: Point3) -> Point3 {
    let flat = (level * p.x + down * p.y) * unit
    return origin + Point3(flat.x, flat.y, p.z * unit)
  }
}
