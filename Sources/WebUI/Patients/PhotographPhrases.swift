internal import Vocabulary

/// The words of photographs in records.
enum PhotographPhrases {
  static let photographs = Phrase(fr: "Photographies", en: "Photographs")
  static let none = Phrase(
    fr:
      "Aucune photographie n’est encore dans ce dossier. Pour en garder une, ouvrez-la parmi les photographies, puis choisissez «\u{202F}Garder dans un dossier\u{202F}».",
    en:
      "No photograph is in this record yet. To keep one, open it among the photographs, then choose “Keep in a record”."
  )
  static let unknownView = Phrase(fr: "Photographie", en: "Photograph")
  static let kept = Phrase(fr: "gardée le", en: "kept on")
  static let by = Phrase(fr: "par", en: "by")
  static let keep = Phrase(fr: "Garder dans un dossier", en: "Keep in a record")
  static let keepTitle = Phrase(
    fr: "Garder la photographie dans un dossier", en: "Keep the photograph in a record")
  static let keepLead = Phrase(
    fr:
      "Seule la photographie est gardée, chiffrée\u{202F}: ni ses mesures ni ses repères. Cherchez le patient, puis confirmez.",
    en:
      "The photograph alone is kept, encrypted: neither its measures nor its points. Find the patient, then confirm."
  )
  static let keepHere = Phrase(fr: "Garder ici", en: "Keep here")
  static let backToTable = Phrase(fr: "Revenir à l’analyse", en: "Back to the analysis")
  static let backToRecord = Phrase(fr: "Revenir au dossier", en: "Back to the record")
  static let picture = Phrase(fr: "Photographie du patient", en: "Photograph of the patient")
}
