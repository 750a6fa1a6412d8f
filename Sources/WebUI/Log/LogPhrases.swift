internal import Access
internal import Vocabulary

/// The words of the log.
enum LogPhrases {
  static let title = Phrase(fr: "Journal", en: "Log")

  static func lead(_ reader: LogReader) -> Phrase {
    switch reader {
    case .officer:
      Phrase(
        fr:
          "Qui a vu, changé ou s’est vu refuser quoi, de quel patient et à quel titre. Rien ne peut en être retiré sans que la vérification le trouve.",
        en:
          "Who saw or changed what, or was refused, of which patient and for what. Nothing can be taken out of it without the check finding it."
      )
    case .administrator:
      Phrase(
        fr:
          "Connexions, comptes et réglages. Les lignes qui concernent un patient sont réservées au délégué à la protection des données.",
        en:
          "Sign-ins, accounts and settings. Lines that concern a patient are for the data-protection officer."
      )
    }
  }

  static let empty = Phrase(fr: "Aucune ligne.", en: "No lines.")
  static let when = Phrase(fr: "Quand", en: "When")
  static let who = Phrase(fr: "Qui", en: "Who")
  static let what = Phrase(fr: "Quoi", en: "What")
  static let why = Phrase(fr: "À quel titre", en: "What for")
  static let patient = Phrase(fr: "Patient", en: "Patient")
  static let refused = Phrase(fr: "refusé", en: "refused")
  static let withReason = Phrase(fr: "motif écrit", en: "written reason")
  static let program = Phrase(fr: "le programme", en: "the program")
  static let older = Phrase(fr: "Lignes plus anciennes", en: "Older lines")
  static let ofPatient = Phrase(fr: "Lignes du patient", en: "Lines of patient")
  static let all = Phrase(fr: "Tout le journal", en: "The whole log")
}
