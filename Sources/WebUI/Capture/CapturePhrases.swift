internal import Vocabulary

enum CapturePhrases {
  static let title = Phrase(fr: "Prendre une photographie", en: "Take a photograph")
  static let views = Phrase(fr: "Vue à photographier", en: "View to photograph")
  static let cameraPicture = Phrase(fr: "Image de la caméra", en: "Picture of the camera")
  static let takenPicture = Phrase(fr: "Photo prise", en: "Photo taken")
  static let chooseInstead = Phrase(fr: "Choisir une photo", en: "Choose a photo")
  static let shoot = Phrase(fr: "Photographier", en: "Take the photo")
  static let again = Phrase(fr: "Reprendre", en: "Take again")
  static let otherCamera = Phrase(fr: "Autre caméra", en: "Other camera")
  static let refused = Phrase(
    fr:
      "Le navigateur n’a pas donné accès à la caméra. Autorisez-la pour cette adresse, puis rechargez la page, ou choisissez une photo.",
    en:
      "The browser gave no access to the camera. Allow it for this address, then reload the page, or choose a photo."
  )
  static let noCamera = Phrase(
    fr: "Aucune caméra n’a été trouvée sur cet appareil. Branchez-en une, ou choisissez une photo.",
    en: "No camera was found on this device. Connect one, or choose a photo.")
  static let needsScript = Phrase(
    fr: "La caméra demande JavaScript. Choisissez plutôt une photo depuis l’accueil.",
    en: "The camera needs JavaScript. Choose a photo from the start page instead.")

  /// What the person photographed should do; the frame's height is the protocol's business.
  static func hint(for view: PhotographicView) -> Phrase {
    switch view {
    case .frontal:
      Phrase(
        fr: "De face, regard vers l’objectif, lèvres jointes au repos, cheveux dégagés.",
        en: "Facing the lens, eyes on it, lips closed and relaxed, hair away from the face.")
    case .leftProfile:
      Phrase(
        fr: "Profil gauche\u{202F}: le nez vers la gauche de l’image, regard droit devant.",
        en: "Left profile: the nose to the left of the picture, looking straight ahead.")
    case .rightProfile:
      Phrase(
        fr: "Profil droit\u{202F}: le nez vers la droite de l’image, regard droit devant.",
        en: "Right profile: the nose to the right of the picture, looking straight ahead.")
    case .leftOblique:
      Phrase(
        fr: "Trois-quarts gauche\u{202F}: la joue gauche vers l’objectif, tout le corps tourné.",
        en: "Left oblique: the left cheek towards the lens, the whole body turned.")
    case .rightOblique:
      Phrase(
        fr: "Trois-quarts droit\u{202F}: la joue droite vers l’objectif, tout le corps tourné.",
        en: "Right oblique: the right cheek towards the lens, the whole body turned.")
    case .basal:
      Phrase(
        fr: "Vue basale\u{202F}: tête en arrière, pointe du nez à hauteur des sourcils.",
        en: "Basal view: head back, tip of the nose level with the brows.")
    }
  }
}
