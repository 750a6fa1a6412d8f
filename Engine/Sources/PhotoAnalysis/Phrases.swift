internal import Vocabulary

/// Sentences of refusals: what happened and what to do.
enum Phrases {
  static let noFace = Phrase(
    fr: "Aucun visage n’a été trouvé. Reprenez la photo de face, visage entier et bien éclairé.",
    en: "No face was found. Take the photo again, the whole face in view and well lit.")
  static let severalFaces = Phrase(
    fr: "Plusieurs visages sont visibles. Reprenez la photo avec la seule personne concernée.",
    en: "Several faces are in view. Take the photo again with only the person concerned.")
  static let faceTooSmall = Phrase(
    fr: "Le visage est trop petit dans l’image. Rapprochez-vous ou cadrez plus serré.",
    en: "The face is too small in the picture. Move closer or frame more tightly.")
  static let irisesUnclear = Phrase(
    fr: "Ses iris ne sont pas assez nets ou de face pour donner l’échelle.",
    en: "Its irises are not sharp or frontal enough to give the scale.")
  static let frontalOfAnotherSize = Phrase(
    fr: "La photo de face a été enregistrée à une autre taille que celle-ci\u{202F}: son échelle "
      + "ne vaut pas ici. Donnez les deux photos telles que l’appareil les a prises.",
    en: "The frontal photo was saved at another size than this one, so its scale does not hold "
      + "here. Give both photos as the camera took them.")

  static func frontalUnusable(_ reason: Phrase) -> Phrase {
    Phrase(
      fr: "La photo de face indiquée ne donne pas d’échelle. \(reason.fr)",
      en: "The frontal photo that was named gives no scale. \(reason.en)")
  }
}
