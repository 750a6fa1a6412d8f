public import Vocabulary

extension PhotographicView {
  /// The view that a head in `pose` shows; nil between two views.
  ///
  /// Frontal up to 15° of yaw, oblique 20…65°, profile from 65° on; basal from 25° of pitch in a
  /// frontal head. The limits are the project's. A nose that points to the patient's right
  /// (negative yaw) shows the left side.
  public init?(_ pose: HeadPose) {
    let turned = abs(pose.yaw)
    let showsLeft = pose.yaw < 0
    if turned <= 15 {
      self = pose.pitch >= 25 ? .basal : .frontal
    } else if turned > 65 {
      self = showsLeft ? .leftProfile : .rightProfile
    } else if turned >= 20 {
      self = showsLeft ? .leftOblique : .rightOblique
    } else {
      return nil
    }
  }
}
