internal import Vocabulary

extension Refusal {
  static let undecodable = Refusal(
    code: .undecodable,
    message: Phrase(
      fr: "Ce fichier ne peut pas être lu comme une image\u{202F}: "
        + "il est vide, incomplet ou abîmé. "
        + "Exportez à nouveau la photo d’origine en JPEG ou en PNG.",
      en: "This file cannot be read as an image: it is empty, incomplete or damaged. "
        + "Export the original photograph again as JPEG or PNG."))

  static let tooCostly = Refusal(
    code: .undecodable,
    message: Phrase(
      fr: "La lecture de cette image demande trop de temps ou de mémoire. "
        + "Enregistrez-la à nouveau en JPEG et réessayez.",
      en: "Reading this image takes too much time or memory. "
        + "Save it again as JPEG and retry."))

  static let animated = Refusal(
    code: .blockedFormat,
    message: Phrase(
      fr: "Ce fichier contient une animation. Exportez une seule image en JPEG ou en PNG.",
      en: "This file holds an animation. Export one frame as JPEG or PNG."))

  static func blocked(_ format: String) -> Refusal {
    Refusal(
      code: .blockedFormat,
      message: Phrase(
        fr: "Les fichiers \(format) ne sont pas acceptés. "
          + "Exportez la photo en JPEG, PNG, WebP, HEIC, AVIF ou TIFF.",
        en: "\(format) files are not accepted. "
          + "Export the photograph as JPEG, PNG, WebP, HEIC, AVIF or TIFF."))
  }

  static func tooManyPixels(_ count: Int, limit: Int) -> Refusal {
    Refusal(
      code: .tooManyPixels,
      message: Phrase(
        fr: "L’image compte \(megapixels(count)) mégapixels, au-delà de la limite de "
          + "\(megapixels(limit)). Réduisez-la puis réessayez.",
        en: "The image has \(megapixels(count)) megapixels, above the limit of "
          + "\(megapixels(limit)). Reduce it and retry."),
      value: Double(count), limit: Double(limit), unit: "px")
  }

  private static func megapixels(_ count: Int) -> Int { (count + 500_000) / 1_000_000 }
}
