internal import Raster

extension HeadPose.Axes {
  /// A position of the head's frame (lateral, up, forward) in the picture's axes.
  func apply(_ p: Point3) -> Point3 { lateral * p.x + up * p.y + forward * p.z }

  /// Turned by `rotation`, whose direction is its axis and whose length its angle in radians.
  func turned(by rotation: Point3) -> HeadPose.Axes {
    HeadPose.Axes(
      lateral: lateral.turned(by: rotation), up: up.turned(by: rotation),
      forward: forward.turned(by: rotation))
  }
}

extension HeadPose.Axes {
  /// The axes that the mesh's own depth shows; nil for a mesh without extent.
  ///
  /// The lateral axis is the mean of the pairs of mirrored points, the vertical the line from the
  /// nasion to the pogonion. The network's depth is a guess: on rendered faces the angles are off
  /// by several degrees (Documentation/results/), so that this is where a fit starts.
  init?(depthOf landmarks: FaceLandmarks) {
    let points = landmarks.points
    var across = Point3()
    for (index, counterpart) in MeshMirror.counterparts.enumerated()
    where index < 468 && counterpart > index {
      // In this topology the first of two mirrored points is the patient's right one.
      across += points[counterpart] - points[index]
    }
    guard let lateral = across.unit else { return nil }
    let line = points[168] - points[199]
    guard let up = (line - lateral * (line * lateral).sum()).unit else { return nil }
    // The picture's axes are right-handed: lateral × up points out of the face.
    self.init(lateral: lateral, up: up, forward: lateral.cross(up))
  }
}

extension HeadPose {
  /// The angles of `axes`; nil when the nose points straight up or down.
  init?(_ axes: Axes) {
    let forward = axes.forward
    let level = (forward.x * forward.x + forward.z * forward.z).squareRoot()
    guard level > 1e-6 else { return nil }
    // The axes of a head of the same yaw and pitch without roll.
    let levelLateral = Point3(-forward.z, 0, forward.x) / level
    let levelUp = forward.cross(levelLateral)
    self.init(
      yaw: arcTangentInDegrees(forward.x, -forward.z),
      pitch: arcTangentInDegrees(-forward.y, level),
      roll: arcTangentInDegrees((axes.up * levelLateral).sum(), (axes.up * levelUp).sum()))
  }
}

extension Point3 {
  func cross(_ b: Point3) -> Point3 {
    Point3(y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x)
  }

  /// The vector of length one in this direction; nil for none.
  var unit: Point3? {
    let length = (self * self).sum().squareRoot()
    return length > 1e-9 ? self / length : nil
  }

  /// Turned about the axis `rotation` by its length in radians (Rodrigues' formula).
  fileprivate func turned(by rotation: Point3) -> Point3 {
    guard let axis = rotation.unit else { return self }
    let (sine, cosine) = sineAndCosine(radians: (rotation * rotation).sum().squareRoot())
    return self * cosine + axis.cross(self) * sine + axis * ((axis * self).sum() * (1 - cosine))
  }
}
