internal import Vocabulary

enum StartPhrases {
  static let title = Phrase(fr: "Analyser une photographie", en: "Analyse a photograph")
  static let lead = Phrase(
    fr:
      "Aglaé repère le visage, ses régions et son échelle. Vous vérifiez, vous corrigez, vous décidez.",
    en: "Aglaé finds the face, its regions and its scale. You check, you correct, you decide.")
  static let dropHere = Phrase(
    fr: "Déposez une photo ici, collez-la, ou", en: "Drop a photo here, paste it, or")
  static let choose = Phrase(fr: "Choisir une photo", en: "Choose a photo")
  static let take = Phrase(fr: "Prendre une photo", en: "Take a photo")
  static let view = Phrase(fr: "Vue", en: "View")
  static let automatic = Phrase(fr: "Reconnue d’après la pose", en: "Told from the pose")
  static let send = Phrase(fr: "Analyser", en: "Analyse")
  static let formats = Phrase(
    fr: "JPEG, PNG, HEIC, WebP, AVIF ou TIFF, 80\u{202F}Mo au plus.",
    en: "JPEG, PNG, HEIC, WebP, AVIF or TIFF, at most 80\u{202F}MB.")
  static let privacy = Phrase(
    fr:
      "La photo reste dans la mémoire de cet ordinateur\u{202F}: elle n’est ni enregistrée ni envoyée ailleurs. Elle est oubliée après",
    en:
      "The photo stays in this computer’s memory: it is neither saved nor sent elsewhere. It is forgotten after"
  )
  static let minutesWithoutUse = Phrase(
    fr: "\u{202F}minutes sans usage, ou dès que vous l’effacez.",
    en: " minutes without use, or as soon as you erase it.")
  static let onTable = Phrase(fr: "Sur la table lumineuse", en: "On the light table")
  static let examples = Phrase(
    fr: "Essayer avec un visage de synthèse", en: "Try it with a rendered face")
  static let examplesNote = Phrase(
    fr: "Ces visages sont calculés\u{202F}: personne ne leur correspond.",
    en: "These faces are computed: they belong to nobody.")
  static let example = Phrase(fr: "Visage de synthèse", en: "Rendered face")
  static let sending = Phrase(fr: "Envoi de la photo…", en: "Sending the photo…")
  static let analysing = Phrase(
    fr: "Lecture de l’image, recherche du visage…", en: "Reading the picture, finding the face…")
  static let notReached = Phrase(
    fr:
      "Aglaé ne répond pas. Vérifiez que le programme tourne, puis réessayez\u{202F}; votre photo n’est pas perdue.",
    en:
      "Aglaé does not answer. Check that the program is running, then try again; your photo is not lost."
  )
}
