internal import Vocabulary

/// Whether the head is turned as the view asks.
///
/// Standard frontal photographs keep within 5° (ICAO 9303 practice, protocol of the project). The
/// pose read from a photograph errs by 1.8° of yaw, 3.8° of pitch and 0.6° of roll (one standard
/// deviation, `HeadPose.uncertainty`), so a limit of 5° would refuse many good photographs: the
/// limits add about twice the yaw's deviation and 1.6 times the pitch's.
enum ViewPose {
  static let frontalYaw = 9.0
  static let frontalPitch = 11.0
  static let frontalRoll = 8.0
  /// An oblique view shows 45°, where the yaw errs by 3° and less well known beyond.
  static let obliqueYaw = 32.0...60.0
  /// Past 60° the mesh no longer tells how far a profile is turned.
  static let leastProfileYaw = 60.0
  static let basalPitch = 20.0

  static func readings(of pose: HeadPose, in view: PhotographicView) -> [QualityReading] {
    switch view {
    case .frontal:
      let advice = QualityPhrases.frontal
      return [
        .within(-frontalYaw...frontalYaw, .yaw, pose.yaw, advice: advice),
        .within(-frontalPitch...frontalPitch, .pitch, pose.pitch, advice: advice),
        .within(-frontalRoll...frontalRoll, .roll, pose.roll, advice: QualityPhrases.upright),
      ]
    case .leftOblique, .rightOblique:
      // A nose that points to the patient's right shows the left side.
      let range =
        view == .leftOblique
        ? -obliqueYaw.upperBound ... -obliqueYaw.lowerBound : obliqueYaw
      return [.within(range, .yaw, pose.yaw, advice: QualityPhrases.oblique)]
    case .leftProfile:
      return [.atMost(-leastProfileYaw, .yaw, pose.yaw, advice: QualityPhrases.profile)]
    case .rightProfile:
      return [.atLeast(leastProfileYaw, .yaw, pose.yaw, advice: QualityPhrases.profile)]
    case .basal:
      return [.atLeast(basalPitch, .pitch, pose.pitch, advice: QualityPhrases.basal)]
    }
  }
}
