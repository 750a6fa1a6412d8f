/// A region of the face in which findings are located and counted.
///
/// Left and right are the patient's. Raw values are the ids of `aglae.analysis/1`.
public enum FaceRegion: String, CaseIterable, Hashable, Sendable, Codable {
  case forehead, glabella
  case leftCrowsFoot = "left_crows_foot"
  case rightCrowsFoot = "right_crows_foot"
  case leftLowerEyelid = "left_lower_eyelid"
  case rightLowerEyelid = "right_lower_eyelid"
  case leftTearTrough = "left_tear_trough"
  case rightTearTrough = "right_tear_trough"
  case leftCheek = "left_cheek"
  case rightCheek = "right_cheek"
  case leftNasolabialFold = "left_nasolabial_fold"
  case rightNasolabialFold = "right_nasolabial_fold"
  case leftMarionette = "left_marionette"
  case rightMarionette = "right_marionette"
  case leftTemple = "left_temple"
  case rightTemple = "right_temple"
  case leftJawline = "left_jawline"
  case rightJawline = "right_jawline"
  case nose
  case upperLipSkin = "upper_lip_skin"
  case upperVermilion = "upper_vermilion"
  case lowerVermilion = "lower_vermilion"
  case perioral, chin, neck

  /// The side of the patient on which the region lies.
  public var laterality: Laterality {
    if rawValue.hasPrefix("left_") {
      .left
    } else if rawValue.hasPrefix("right_") {
      .right
    } else {
      .midline
    }
  }
}

/// A side of the patient's body, never of the picture.
public enum Laterality: String, Hashable, Sendable, Codable {
  case left, right, midline
}
