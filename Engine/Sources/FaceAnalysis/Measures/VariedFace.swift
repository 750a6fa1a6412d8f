internal import Raster

/// A face as read, and as it would be at one standard deviation to either side of what the reading
/// took for granted: the head's orientation and the distance of the camera.
struct VariedFace: Sendable {
  /// Standard deviation of yaw and roll, degrees: of rendered faces of known pose, rounded up
  /// (Documentation/results/landmark-deviation-2026-11-24.md).
  static let yawDeviation = 2.0
  static let rollDeviation = 1.0
  /// Pitch is not undone, so this is how far a head that was asked to look at the lens is from
  /// the Frankfurt horizontal; the project's estimate.
  static let pitchDeviation = 5.0
  /// Magnification of a point nearer by the outer-eye distance (about 90 mm), one standard
  /// deviation: that of a camera one metre away. The project's estimate, while the distance is
  /// not known.
  static let perspectiveDeviation = 0.09

  let face: LevelFace
  /// The other face and its opposite.
  let variations: [(LevelFace, LevelFace)]

  init?(_ measured: MeasuredFace) {
    guard let pose = measured.pose, let face = LevelFace(measured.landmarks, pose: pose) else {
      return nil
    }
    func turned(_ first: Int, _ second: Int, _ degrees: Double) -> (LevelFace, LevelFace) {
      (
        face.turned(first, second, byDegrees: degrees),
        face.turned(first, second, byDegrees: -degrees)
      )
    }
    self.face = face
    variations = [
      turned(0, 2, Self.yawDeviation), turned(0, 1, Self.rollDeviation),
      turned(1, 2, Self.pitchDeviation),
      (
        face.magnified(byDepth: Self.perspectiveDeviation),
        face.magnified(byDepth: -Self.perspectiveDeviation)
      ),
    ]
  }
}
