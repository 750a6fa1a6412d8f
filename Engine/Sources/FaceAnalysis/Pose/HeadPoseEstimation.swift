internal import Raster

extension HeadPose {
  /// The orientation that the mesh's own depth shows; nil for a mesh without extent.
  ///
  /// The lateral axis is the mean of the pairs of mirrored points, the vertical the line from the
  /// nasion to the pogonion, zero pitch where that line is vertical. It meets the Frankfurt
  /// horizontal near a right angle, but the angle varies by several degrees between people, so
  /// pitch compares pictures of one person better than people.
  ///
  /// Yaw and pitch are the direction of the nose, roll the turn of the head about it.
  /// The zero of pitch is not calibrated: the portrait behind the tests' mesh reads -9°.
  /// Perspective is neglected and the error on faces of known pose is not measured.
  public init?(_ landmarks: FaceLandmarks) {
    let points = landmarks.points
    var across = Point3()
    for (index, counterpart) in MeshMirror.counterparts.enumerated()
    where Self.isPatientsRight(index) {
      across += points[counterpart] - points[index]
    }
    guard let lateral = Self.unit(across) else { return nil }
    let line = points[168] - points[199]
    guard let up = Self.unit(line - lateral * (line * lateral).sum()) else { return nil }
    // The picture's axes (right, down, away) are right-handed: right × up points to the camera.
    let forward = Self.cross(lateral, up)
    let level = (forward.x * forward.x + forward.z * forward.z).squareRoot()
    guard level > 1e-6 else { return nil }
    // The axes of a head of the same yaw and pitch without roll.
    let levelLateral = Point3(-forward.z, 0, forward.x) / level
    let levelUp = Self.cross(forward, levelLateral)
    self.init(
      yaw: arcTangentInDegrees(forward.x, -forward.z),
      pitch: arcTangentInDegrees(-forward.y, level),
      roll: arcTangentInDegrees((up * levelLateral).sum(), (up * levelUp).sum()))
  }

  /// Whether the point lies on the patient's right half of the frontal mesh.
  ///
  /// In this topology the first of two mirrored points is the right one.
  private static func isPatientsRight(_ index: Int) -> Bool {
    index < 468 && MeshMirror.counterparts[index] > index
  }

  private static func unit(_ v: Point3) -> Point3? {
    let length = (v * v).sum().squareRoot()
    return length > 1e-9 ? v / length : nil
  }

  private static func cross(_ a: Point3, _ b: Point3) -> Point3 {
    Point3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
  }
}
