internal import Raster

extension HeadPose {
  /// Largest correction of pitch, and of yaw and roll, degrees: a face unlike all that the weights
  /// were learned on may not be turned further. The limits are the project's.
  private static let largestCorrection = (pitch: 8.0, turn: 4.0)

  /// This rigid pose corrected for the shape that `landmarks` have in its frame.
  ///
  /// Faces differ in how they lie in their Frankfurt plane, and the mesh's depth errs by shape; both
  /// show in the coordinates. Pitch follows what is even under a mirror, yaw and roll what is odd,
  /// so a mirrored face has exactly the mirrored pose. Learned from rendered faces
  /// (`HeadPoseShape`); nil for a mesh without extent.
  func correctedForShape(of landmarks: FaceLandmarks) -> HeadPose? {
    let axes = axes
    let pairs = HeadPoseShape.half.map { row in
      (landmarks.points[row.index], landmarks.points[MeshMirror.counterparts[row.index]])
    }
    guard let frame = ShapeFrame(pairs.map { (axes.coordinates(of: $0), axes.coordinates(of: $1)) })
    else { return nil }
    let (y, p, r) = (yaw / 15, pitch / 15, roll / 15)
    var pitchChange = sum(HeadPoseShape.pitchTerms, [1, p, p * p, y * y, r * r, y * r])
    var yawChange = sum(HeadPoseShape.yawTerms, [y, r, y * p, r * p])
    var rollChange = sum(HeadPoseShape.rollTerms, [y, r, y * p, r * p])
    for (row, (even, odd)) in zip(HeadPoseShape.half, frame.coordinates) {
      pitchChange += (row.pitch * even).sum()
      yawChange += (row.yaw * odd).sum()
      rollChange += (row.roll * odd).sum()
    }
    let limit = Self.largestCorrection
    return HeadPose(
      yaw: yaw + min(max(yawChange, -limit.turn), limit.turn),
      pitch: pitch + min(max(pitchChange, -limit.pitch), limit.pitch),
      roll: roll + min(max(rollChange, -limit.turn), limit.turn))
  }
}

/// Half sums and half differences of mirrored points, in sizes of the face.
private struct ShapeFrame {
  let coordinates: [(even: Point3, odd: Point3)]

  /// - Parameter pairs: each point on the median or the right beside its counterpart.
  init?(_ pairs: [(Point3, Point3)]) {
    var points: [Point3] = []
    for (right, left) in pairs { points += right == left ? [right] : [right, left] }
    let count = Double(points.count)
    let middle = points.reduce(Point3(), +) / count
    let spread = points.reduce(0.0) { $0 + (($1 - middle) * ($1 - middle)).sum() } / count
    guard spread > 0 else { return nil }
    let size = spread.squareRoot()
    coordinates = pairs.map { right, left in
      let a = (right - middle) / size
      let b = (left - middle) / size * Point3(-1, 1, 1)
      return (even: (a + b) / 2, odd: (a - b) / 2)
    }
  }
}

extension HeadPose.Axes {
  /// Coordinates in the head's frame: left, up, forward.
  fileprivate func coordinates(of p: Point3) -> Point3 {
    Point3((lateral * p).sum(), (up * p).sum(), (forward * p).sum())
  }
}

/// The sum of `weights`, each times its value.
private func sum(_ weights: [Double], _ values: [Double]) -> Double {
  zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
}
