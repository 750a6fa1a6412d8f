internal import Raster

/// A face as read, and as it would be at one standard deviation to either side of what the reading
/// took for granted: the head's orientation and the distance of the camera.
struct VariedFace: Sendable {
  /// Magnification of a point nearer by the outer-eye distance (about 90 mm), one standard
  /// deviation: that of a camera one metre away. The project's estimate, while the distance is
  /// not known.
  static let perspectiveDeviation = 0.09

  let face: LevelFace
  /// The other face and its opposite.
  let variations: [(LevelFace, LevelFace)]

  /// nil when the orientation or its uncertainty is not known.
  init?(_ measured: MeasuredFace) {
    guard let pose = measured.pose, let doubt = pose.uncertainty,
      let face = LevelFace(measured.landmarks, pose: pose)
    else { return nil }
    func turned(_ first: Int, _ second: Int, _ degrees: Double) -> (LevelFace, LevelFace) {
      (
        face.turned(first, second, byDegrees: degrees),
        face.turned(first, second, byDegrees: -degrees)
      )
    }
    self.face = face
    variations = [
      turned(0, 2, doubt.yaw), turned(0, 1, doubt.roll), turned(1, 2, doubt.pitch),
      (
        face.magnified(byDepth: Self.perspectiveDeviation),
        face.magnified(byDepth: -Self.perspectiveDeviation)
      ),
    ]
  }
}
