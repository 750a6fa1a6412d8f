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
}
