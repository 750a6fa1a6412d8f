internal import Vocabulary

/// What can be taken away, and in which form.
enum ExportPhrases {
  static let paper = Phrase(fr: "Document PDF", en: "PDF document")
  static let frenchTable = Phrase(
    fr: "Tableau CSV (virgule décimale)", en: "CSV table (decimal comma)")
  static let plainTable = Phrase(
    fr: "Tableau CSV (point décimal)", en: "CSV table (decimal point)")
}
