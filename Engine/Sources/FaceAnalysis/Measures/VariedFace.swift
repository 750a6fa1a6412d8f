internal import Raster

/// A face as read, and as it would be at one standard deviation to either side of what the reading
/// took for granted: the places of the points, the head's orientation and the distance of the
/// camera.
struct VariedFace: Sendable {
  /// Between the outer corners of the eyes, millimetres, where scale or distance is not known: 89
  /// (Farkas 1994).
  static let usualOuterEyeDistance = 89.0
  /// Of a clinical photograph whose distance is not known, metres to the minus one: from 0.7 to
  /// 2.5 metres, evenly in the reciprocal, to which magnification is proportional. The project's.
  static let usualNearness = (mean: 0.91, deviation: 0.30)
  /// Of a distance that was given, one standard deviation over it. The project's.
  static let givenDeviation = 0.05
  /// Errors of the angles of neutral faces that look at the camera over the stated uncertainty of
  /// any pose: of strangers, and between photographs of one person. Yaw, roll and pitch; 90 clinical
  /// renders of 30 people of the tuning seeds (standard deviations 0.8°, 0.3°, 2.4° of 1.8°, 0.6°,
  /// 3.8°, and 0.8°, 0.3°, 1.3°).
  static let turnOfPeople = (yaw: 0.45, roll: 0.55, pitch: 0.62)
  static let turnOfPhotographs = (yaw: 0.45, roll: 0.47, pitch: 0.33)

  typealias Variation = (there: LevelFace, back: LevelFace)

  let face: LevelFace
  /// The face moved to either side by each independent source of error.
  let variations: [Variation]
  /// The same for what differs between two photographs of one person.
  let repeats: [Variation]

  /// nil when the orientation or its uncertainty is not known.
  init?(_ measured: MeasuredFace) {
    guard let pose = measured.pose, let doubt = pose.uncertainty,
      let seen = LevelFace(measured.points, pose: pose)
    else { return nil }
    let perspective = Perspective(of: seen, in: measured)
    let face = seen.magnified(byDepth: -perspective.strength)
    func turned(_ share: (yaw: Double, roll: Double, pitch: Double)) -> [Variation] {
      [
        (0, 2, share.yaw * doubt.yaw), (0, 1, share.roll * doubt.roll),
        (1, 2, share.pitch * doubt.pitch),
      ].map { first, second, degrees in
        (
          face.turned(first, second, byDegrees: degrees),
          face.turned(first, second, byDegrees: -degrees)
        )
      }
    }
    func moved(_ errors: [PointError]) -> [Variation] {
      errors.map {
        ($0.applied(to: face, times: measured.noise), $0.applied(to: face, times: -measured.noise))
      }
    }
    let magnified = [
      (
        face.magnified(byDepth: perspective.deviation),
        face.magnified(byDepth: -perspective.deviation)
      )
    ]
    self.face = face
    variations = moved(PointError.all) + turned(Self.turnOfPeople) + magnified
    repeats = moved(PointError.betweenPhotographs) + turned(Self.turnOfPhotographs) + magnified
  }

  /// Magnification of a point nearer by the outer-eye distance, and its standard deviation.
  private struct Perspective {
    let strength: Double
    let deviation: Double

    init(of face: LevelFace, in measured: MeasuredFace) {
      let usual = VariedFace.usualOuterEyeDistance
      if let distance = measured.distanceInMillimetres {
        let size = measured.scale.millimetresPerPixel.map { $0 * face.unit } ?? usual
        strength = size / distance
        deviation = strength * VariedFace.givenDeviation
      } else {
        strength = usual / 1000 * VariedFace.usualNearness.mean
        deviation = usual / 1000 * VariedFace.usualNearness.deviation
      }
    }
  }
}
