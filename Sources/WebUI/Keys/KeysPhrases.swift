internal import Vocabulary

/// The words of the second copy of the keys.
enum KeysPhrases {
  static let title = Phrase(fr: "Copie des clés", en: "Copy of the keys")
  static let lead = Phrase(
    fr:
      "Sans les clés, ni dossiers ni sauvegardes ne peuvent être lus. Gardez-en une copie ailleurs, par exemple sur un disque amovible, et vérifiez qu’elle se restaure avant d’inscrire le premier patient.",
    en:
      "Without the keys, neither records nor backups can be read. Keep a copy elsewhere, such as on a removable disk, and check that it can be restored before the first patient is entered."
  )
  static let none = Phrase(fr: "Il n’y a pas encore de copie.", en: "There is no copy yet.")
  static let untested = Phrase(
    fr: "La copie est faite. Restaurez-la maintenant à l’essai\u{202F}: rien n’est changé.",
    en: "The copy is made. Now restore it as a test: nothing is changed.")
  static let place = Phrase(fr: "Dossier de la copie", en: "Folder of the copy")
  static let placeNote = Phrase(
    fr: "Un dossier vide de cette machine, sur un autre disque\u{202F}: /media/cles/aglae.",
    en: "An empty folder of this machine, on another disk: /media/keys/aglae.")
  static let makeCopy = Phrase(fr: "Faire la copie", en: "Make the copy")
  static let test = Phrase(fr: "Restaurer à l’essai", en: "Restore as a test")
  static let passphrase = Phrase(fr: "Phrase secrète des clés", en: "Passphrase of the keys")
  static let testedAt = Phrase(fr: "Dernier essai réussi", en: "Last successful test")
  static let inStepAt = Phrase(fr: "Copie complète au", en: "Copy complete on")
  static let stale = Phrase(
    fr:
      "Des changements manquent à la copie\u{202F}: rendez son dossier accessible, puis restaurez-la à l’essai.",
    en: "The copy misses changes: make its folder reachable, then restore it as a test.")

  static func passed(patients: Int) -> Phrase {
    Phrase(
      fr: "La copie se restaure\u{202F}: elle tient les clés de \(patients) patient(s).",
      en: "The copy can be restored: it holds the keys of \(patients) patient(s).")
  }
}
