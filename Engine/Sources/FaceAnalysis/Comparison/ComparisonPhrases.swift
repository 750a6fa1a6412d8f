internal import Vocabulary

/// What differs between two photographs, and what to do.
enum ComparisonPhrases {
  static let first = Phrase(fr: "La première photo", en: "The first photo")
  static let second = Phrase(fr: "La seconde photo", en: "The second photo")

  static func refused(_ name: Phrase, _ reason: Phrase) -> Phrase {
    Phrase(
      fr: "\(name.fr) est à reprendre. \(reason.fr)",
      en: "\(name.en) should be taken again. \(reason.en)")
  }

  static func noFace(_ name: Phrase) -> Phrase {
    Phrase(
      fr: "\(name.fr) ne montre aucun visage à superposer. Choisissez-en une autre.",
      en: "\(name.en) shows no face to be laid over the other. Choose another one.")
  }

  static let view = Phrase(
    fr: "Les photos montrent deux vues différentes. Comparez des photos de la même vue.",
    en: "The photos show two different views. Compare photos of the same view.")
  static let poseUnknown = Phrase(
    fr:
      "L’orientation de la tête n’est pas connue sur les deux photos\u{202F}: vérifiez qu’elle est la même.",
    en: "The head’s orientation is not known in both photos: check that it is the same.")
  static let yaw = Phrase(
    fr:
      "La tête est plus tournée sur une photo. Reprenez-la avec la tête tournée comme sur l’autre.",
    en:
      "The head is turned further in one photo. Take it again with the head turned as in the other."
  )
  static let pitch = Phrase(
    fr:
      "La tête est plus levée sur une photo. Reprenez-la avec le plan de Francfort comme sur l’autre.",
    en:
      "The head is raised further in one photo. Take it again with the Frankfurt plane as in the other."
  )
  static let roll = Phrase(
    fr:
      "La tête penche davantage sur une photo. Elle est redressée ici\u{202F}; tenez la tête droite la prochaine fois.",
    en:
      "The head leans further in one photo. It is set upright here; keep the head straight next time."
  )
  static let size = Phrase(
    fr:
      "Le visage n’a pas la même taille sur les deux photos. Photographiez à la même distance, avec la même focale.",
    en:
      "The face does not have the same size in both photos. Photograph from the same distance, with the same lens."
  )
  static let gaze = Phrase(
    fr:
      "Les yeux ne regardent pas au même endroit sur les deux photos, ce qui déplace paupières et pupilles. Reprenez la photo en faisant regarder l’objectif.",
    en:
      "The eyes do not look the same way in both photos, which moves lids and pupils. Take the photo again with the eyes on the lens."
  )
  static let mouthOpen = Phrase(
    fr: "La bouche est plus ouverte sur une photo. Comparez lèvres jointes et au repos.",
    en: "The mouth is open wider in one photo. Compare with lips together and at rest.")
  static let mouthWidth = Phrase(
    fr: "La bouche est plus étirée sur une photo, comme par un sourire. Comparez au repos.",
    en: "The mouth is stretched further in one photo, as by a smile. Compare at rest.")
  static let eyesOpen = Phrase(
    fr: "Les yeux sont plus ouverts sur une photo. Comparez avec le même regard, au repos.",
    en: "The eyes are open wider in one photo. Compare with the same gaze, at rest.")
  static let browsRaised = Phrase(
    fr: "Les sourcils sont plus levés sur une photo, le front plissé. Comparez le front au repos.",
    en:
      "The brows are raised in one photo, the forehead creased. Compare with the forehead at rest.")
  static let browsKnit = Phrase(
    fr: "Les sourcils sont plus froncés sur une photo. Comparez le front au repos.",
    en: "The brows are drawn together in one photo. Compare with the forehead at rest.")
  static let colour = Phrase(
    fr:
      "Les couleurs ne sont pas étalonnées\u{202F}: ne jugez ni le teint ni les rougeurs. Photographiez avec une mire ou un poste étalonné.",
    en:
      "Colours are not calibrated: judge neither tone nor redness. Photograph with a chart or at a calibrated station."
  )
}
