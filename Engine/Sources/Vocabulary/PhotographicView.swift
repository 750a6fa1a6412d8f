/// A standard clinical view of the face.
///
/// `leftProfile` shows the patient's left side, the nose pointing to the left of the picture;
/// `leftOblique` shows more of the left cheek. Source: Swamy & Most 2010,
/// Facial Plast Surg Clin North Am.
public enum PhotographicView: String, CaseIterable, Hashable, Sendable, Codable {
  case frontal
  case leftProfile = "left_profile"
  case rightProfile = "right_profile"
  case leftOblique = "left_oblique"
  case rightOblique = "right_oblique"
  case basal
}
