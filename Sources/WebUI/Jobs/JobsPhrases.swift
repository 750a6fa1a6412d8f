internal import Vocabulary

/// The words of background work.
enum JobsPhrases {
  static let title = Phrase(fr: "Tâches de fond", en: "Background jobs")
  static let lead = Phrase(
    fr:
      "Ce que le programme fait de lui-même. Une tâche qui échoue est réessayée de plus en plus tard, puis abandonnée et montrée ici.",
    en:
      "What the program does by itself. A job that fails is tried again, later each time, then given up and shown here."
  )
  static let stuck = Phrase(
    fr:
      "Les tâches n’avancent plus depuis dix minutes. Redémarrez le serveur\u{202F}; si cela se répète, vérifiez que la base de données répond.",
    en:
      "Jobs have not moved for ten minutes. Restart the server; if it happens again, check that the database answers."
  )
  static let failed = Phrase(fr: "Abandonnées", en: "Given up")
  static let noneFailed = Phrase(
    fr: "Aucune tâche n’a été abandonnée.", en: "No job was given up.")
  static let running = Phrase(fr: "En cours", en: "Running")
  static let waiting = Phrase(fr: "En attente", en: "Waiting")
  static let setAside = Phrase(fr: "Mises de côté", en: "Set aside")
  static let asked = Phrase(fr: "demandée le", en: "asked for")
  static let notBefore = Phrase(fr: "pas avant le", en: "not before")
  static let leasedUntil = Phrase(fr: "prise jusqu’au", en: "taken until")
  static let gaveUp = Phrase(fr: "abandonnée le", en: "given up")
  static let lastFailure = Phrase(fr: "Dernier échec\u{202F}:", en: "Last failure:")
  static let tryAgain = Phrase(fr: "Réessayer", en: "Try again")
  static let putAside = Phrase(fr: "Mettre de côté", en: "Set aside")
  static let takeBack = Phrase(fr: "Reprendre", en: "Take back")
  static let undo = Phrase(fr: "Annuler", en: "Undo")
  static let begunAgain = Phrase(
    fr: "La tâche recommence dès que possible.", en: "The job begins again as soon as possible.")
  static let wasSetAside = Phrase(fr: "La tâche est mise de côté.", en: "The job is set aside.")
  static let takenBack = Phrase(
    fr: "La tâche est de nouveau parmi les abandonnées.",
    en: "The job is among those given up again.")

  static func attempts(_ count: Int) -> Phrase {
    Phrase(
      fr: count == 1 ? "1 essai" : "\(count) essais",
      en: count == 1 ? "1 attempt" : "\(count) attempts")
  }

  static func done(_ count: Int) -> Phrase {
    Phrase(
      fr: "Tâches accomplies, gardées trente jours\u{202F}: \(count).",
      en: "Jobs done, kept for thirty days: \(count).")
  }

  static func label(_ act: Phrase, _ name: Phrase) -> Phrase {
    Phrase(fr: "\(act.fr)\u{202F}: \(name.fr)", en: "\(act.en): \(name.en)")
  }

  /// What a job does; a kind without words stands under its code.
  static func name(ofKind kind: String) -> Phrase { names[kind] ?? Phrase(fr: kind, en: kind) }

  /// Why it failed, and what to do; nil for what has no words.
  static func failure(_ code: String) -> Phrase? { failures[code] }

  private static let names = [
    "photographs.sweep": Phrase(
      fr: "Retirer les fichiers de photos qu’aucun dossier ne nomme",
      en: "Remove files of photographs that no record names"),
    "erasure.finish": Phrase(
      fr: "Achever l’effacement d’un dossier", en: "Complete the erasure of a record"),
    "keys.checkCopy": Phrase(
      fr: "Vérifier la seconde copie des clés", en: "Check the second copy of the keys"),
    "ground.tidy": Phrase(
      fr: "Oublier les tâches accomplies et les formulaires périmés",
      en: "Forget jobs that were done and forms that expired"),
  ]

  private static let failures = [
    "erasure.unknownPatient": Phrase(
      fr: "la tâche ne nomme aucun patient. Mettez-la de côté.",
      en: "the job names no patient. Set it aside."),
    "keys.copyBehind": Phrase(
      fr:
        "la copie des clés est en retard de plus d’une semaine. Rendez son dossier accessible, puis réessayez.",
      en:
        "the copy of the keys is more than a week behind. Make its folder reachable, then try again."
    ),
    "keys.testOld": Phrase(
      fr:
        "la copie des clés n’a pas été restaurée à l’essai depuis quatre-vingt-dix jours. Faites-le à la page des clés, puis réessayez.",
      en:
        "the copy of the keys was not restored in a test for ninety days. Do so on the page of keys, then try again."
    ),
    "the program stopped during the last attempt": Phrase(
      fr: "le programme s’est arrêté pendant le dernier essai.",
      en: "the program stopped during the last attempt."),
  ]
}
