internal import Raster

/// The shape of a face in its own frame: half sums of mirrored points, in sizes of the face.
struct FaceShape {
  /// Coordinates left, up and forward of the points of `ShapeWeights.half`.
  private let half: [Point3]
  private let terms: [Double]

  /// Poses that the weights were learned on, degrees.
  static let largestYaw = 15.0
  static let largestPitch = 20.0

  /// nil for a mesh without extent, or turned further than the weights know.
  init?(of landmarks: FaceLandmarks, pose: HeadPose) {
    guard abs(pose.yaw) < Self.largestYaw, abs(pose.pitch) < Self.largestPitch else { return nil }
    let axes = pose.axes
    var points = landmarks.points.prefix(468).map { p in
      Point3((axes.lateral * p).sum(), (axes.up * p).sum(), (axes.forward * p).sum())
    }
    let middle = points.reduce(Point3(), +) / Double(points.count)
    for i in points.indices { points[i] -= middle }
    let spread = points.reduce(0.0) { $0 + ($1 * $1).sum() } / Double(points.count)
    guard spread > 0 else { return nil }
    let size = spread.squareRoot()
    half = ShapeWeights.half.map { row in
      let counterpart = points[MeshMirror.counterparts[row.index]] * Point3(-1, 1, 1)
      return (points[row.index] + counterpart) / (2 * size)
    }
    let (pitch, yaw) = (pose.pitch / 15, pose.yaw / 15)
    terms = [pitch, pitch * pitch, yaw * yaw].map { $0 * 0.05 }
  }

  /// Coordinates of the half point by point, then the terms.
  var features: [Double] { half.flatMap { [$0.x, $0.y, $0.z] } + terms }

  /// 1/m.
  var inverseLensDistance: Double { apply(ShapeWeights.lens, \.lens) }

  /// Log odds.
  var smile: Double { apply(ShapeWeights.smile, \.smile) }

  private func apply(
    _ model: (constant: Double, terms: [Double]),
    _ weight: (((index: Int, lens: Point3, smile: Point3)) -> Point3)
  ) -> Double {
    let bent = zip(model.terms, terms).reduce(model.constant) { $0 + $1.0 * $1.1 }
    return zip(ShapeWeights.half, half).reduce(bent) { $0 + (weight($1.0) * $1.1).sum() }
  }
}
