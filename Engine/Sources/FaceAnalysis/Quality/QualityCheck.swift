internal import Vocabulary

/// A property of the photograph that the gate measures, most important first.
///
/// Raw values are the ids of readings in `aglae.analysis/1`.
public enum QualityCheck: String, CaseIterable, Hashable, Sendable {
  /// How far an edge across the movement is smeared, % of the interpupillary distance.
  case motion = "motion_width"
  /// Standard deviation of the blur in every direction, % of the interpupillary distance.
  case blur = "blur_width"
  /// Stops (EV) from a good exposure, whatever the skin's tone; positive when too light.
  case exposure
  /// Share of the face's bare skin, 0…1, that the sensor could not tell from white.
  case clippedSkin = "clipped_skin"
  /// Luminance of the lighter side of the face over that of the darker.
  case lightRatio = "light_ratio"
  /// Ratio of two channels, in stops (EV), by which the light differs from neutral.
  case colourCast = "colour_cast"
  /// Distance of the lens from the eyes, millimetres, told by the perspective.
  case lensDistance = "lens_distance"
  /// Degrees, as in `HeadPose`.
  case yaw, pitch, roll
  /// Probability, 0…1.
  case glasses
  /// Probability, 0…1, of strands on the forehead.
  case foreheadHair = "forehead_hair"
  /// Largest share of forehead, glabella or a cheek, 0…1, that is no bare skin.
  case hairCover = "hair_cover"
  /// Height of the less open eye over its width.
  case eyeOpening = "eye_opening"
  /// Height of the gap between the lips over the height of the face.
  case mouthOpening = "mouth_opening"
  /// Probability, 0…1, of a smile.
  case expression
  /// 0 at rest, 1 for a strong pull, by places of the brows and lines of the skin.
  case browsRaised = "brows_raised"
  case browsKnit = "brows_knit"

  public var unit: String {
    switch self {
    case .motion, .blur: "%"
    case .exposure, .colourCast: "EV"
    case .lensDistance: "mm"
    case .yaw, .pitch, .roll: "deg"
    case .clippedSkin, .lightRatio, .glasses, .foreheadHair, .hairCover, .eyeOpening, .mouthOpening,
      .expression, .browsRaised, .browsKnit:
      "1"
    }
  }

  /// The refusal of a value beyond its limit.
  func code(of value: Double) -> Refusal.Code {
    switch self {
    case .motion: .motionBlur
    case .blur: .blurred
    case .exposure: value < 0 ? .underexposed : .overexposed
    case .clippedSkin: .skinClipped
    case .lightRatio: .unevenLight
    case .colourCast: .colourCast
    case .lensDistance: .lensTooNear
    case .yaw, .pitch, .roll: .wrongPose
    case .glasses: .glasses
    case .hairCover, .foreheadHair: .hairOverFace
    case .eyeOpening: .eyesClosed
    case .mouthOpening: .mouthOpen
    case .expression, .browsRaised, .browsKnit: .expression
    }
  }
}
