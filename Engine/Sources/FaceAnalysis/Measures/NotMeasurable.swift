public import Vocabulary

/// Why a measure has no value; raw values are the codes of `aglae.analysis/1`.
public enum NotMeasurable: String, CaseIterable, Hashable, Sendable, Codable {
  /// The photograph shows another view than the measure is defined in.
  case wrongView = "wrong_view"
  /// Millimetres are asked for and no scale is known.
  case noScale = "no_scale"
  /// The depth of the points was not seen, so the head's orientation is unknown.
  case poseUnknown = "pose_unknown"
  /// The head is turned or tilted further than the measure bears.
  case poseOutOfRange = "pose_out_of_range"
  /// The mesh has no point that follows the anatomical one.
  case landmarkNotReliable = "landmark_not_reliable"
  /// The points coincide, so the value has no meaning.
  case degenerate

  /// What it means and what helps.
  public var message: Phrase {
    switch self {
    case .wrongView:
      Phrase(
        fr: "Cette mesure se prend sur une autre vue.",
        en: "This measure is taken in another view.")
    case .noScale:
      Phrase(
        fr: "L’échelle est inconnue\u{202F}: donnez-la ou photographiez les iris nets et de face.",
        en: "The scale is unknown: give it, or photograph the irises sharp and from the front.")
    case .poseUnknown:
      Phrase(
        fr:
          "L’orientation de la tête est inconnue\u{202F}: les points donnés n’ont pas de profondeur.",
        en: "The head’s orientation is unknown: the points given have no depth.")
    case .poseOutOfRange:
      Phrase(
        fr: "La tête est trop tournée ou inclinée. Reprenez la photo bien de face.",
        en: "The head is turned or tilted too far. Take the photo again, straight from the front.")
    case .landmarkNotReliable:
      Phrase(
        fr: "Un des repères n’est pas localisé de façon fiable sur la photo.",
        en: "One of the landmarks cannot be located reliably in the photo.")
    case .degenerate:
      Phrase(
        fr: "Des repères sont confondus\u{202F}: vérifiez leur place.",
        en: "Some landmarks coincide: check where they lie.")
    }
  }
}
