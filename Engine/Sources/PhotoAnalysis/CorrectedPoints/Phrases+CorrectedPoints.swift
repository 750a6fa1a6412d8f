internal import FaceAnalysis
internal import Vocabulary

/// Sentences about corrected points that were not taken.
extension Phrases {
  static let pointsTooLarge = Phrase(
    fr: "Le fichier de points dépasse 1\u{202F}Mio. Donnez seulement les points corrigés.",
    en: "The file of points is larger than 1 MiB. Give the corrected points only.")

  static func pointsNotPositions(_ offset: Int) -> Phrase {
    Phrase(
      fr: "Les points corrigés ne peuvent pas être lus à partir de l’octet \(offset). "
        + "Écrivez {\"points\": [[x, y], …]} ou {\"prn\": [x, y], …}, en pixels.",
      en: "The corrected points cannot be read from byte \(offset) on. "
        + "Write {\"points\": [[x, y], …]} or {\"prn\": [x, y], …}, in pixels.")
  }

  static func pointsUnknownID(_ id: String) -> Phrase {
    let known = SoftTissueLandmark.allCases.map(\.rawValue).joined(separator: ", ")
    return Phrase(
      fr: "Le point «\u{202F}\(id)\u{202F}» n’existe pas. "
        + "Utilisez «\u{202F}points\u{202F}» seul, ou\u{202F}: \(known).",
      en: "There is no point “\(id)”. Use “points” alone, or: \(known).")
  }

  static func pointsRepeatedID(_ id: String) -> Phrase {
    Phrase(
      fr: "Le point «\u{202F}\(id)\u{202F}» est donné deux fois. Gardez une seule position.",
      en: "The point “\(id)” is given twice. Keep one position.")
  }

  static func pointsWrongCount(_ count: Int) -> Phrase {
    Phrase(
      fr: "«\u{202F}points\u{202F}» contient \(count) positions. "
        + "Donnez les \(FaceLandmarks.count) points du maillage, dans leur ordre.",
      en: "“points” holds \(count) positions. "
        + "Give the \(FaceLandmarks.count) points of the mesh, in their order.")
  }

  static let noPoints = Phrase(
    fr: "Aucun point n’est donné. Placez au moins un point.",
    en: "No point is given. Place at least one.")

  static let pointsMixed = Phrase(
    fr: "«\u{202F}points\u{202F}» et des points de profil sont donnés ensemble. "
      + "Donnez les uns ou les autres.",
    en: "“points” and points of the profile are given together. Give one or the other.")

  static func pointOutside(_ id: String) -> Phrase {
    Phrase(
      fr: "Le point «\u{202F}\(id)\u{202F}» est hors de l’image. "
        + "Vérifiez qu’il s’agit de cette photo et de positions en pixels de l’image redressée.",
      en: "The point “\(id)” lies outside the picture. "
        + "Check that it belongs to this photograph, in pixels of the upright picture.")
  }
}
