internal import Vocabulary

extension RetentionPhrases {
  static let erase = Phrase(fr: "Effacer pour toujours", en: "Erase for ever")
  static let eraseLead = Phrase(
    fr:
      "Cet effacement ne peut pas être annulé, ni par vous, ni par le programme, ni depuis une sauvegarde.",
    en:
      "This erasure cannot be undone, neither by you, nor by the program, nor from a backup.")
  static let destroyed = Phrase(fr: "Ce qui est détruit", en: "What is destroyed")
  static let destroyedItems = [
    Phrase(
      fr:
        "La clé du patient, et avec elle son identité, ses notes, ses photographies, partout et dans toute sauvegarde.",
      en:
        "The patient’s key, and with it their identity, notes and photographs, everywhere and in every backup."
    ),
    Phrase(
      fr: "Son nom dans la recherche, et les fichiers de ses photographies.",
      en: "Their name in the search, and the files of their photographs."),
    Phrase(
      fr: "Son compte, ses sessions et ses invitations.",
      en: "Their account, sessions and invitations."),
  ]
  static let remains = Phrase(fr: "Ce qui reste", en: "What remains")
  static let remainingItems = [
    Phrase(
      fr:
        "Des faits sous un pseudonyme qui ne mène plus à personne\u{202F}: dates et types des rencontres, nombre de photographies.",
      en:
        "Facts under a pseudonym that leads to nobody any more: dates and kinds of encounters, number of photographs."
    ),
    Phrase(
      fr: "Le journal\u{202F}: qui a fait quoi, sans nom ni contenu, et cet effacement.",
      en: "The log: who did what, without name or content, and this erasure."),
  ]
  static let confirm = Phrase(
    fr: "J’ai compris que rien ne pourra être rétabli.",
    en: "I understand that nothing can be restored.")
  static let notConfirmed = Phrase(
    fr: "Cochez la case pour confirmer\u{202F}: rien n’a été effacé.",
    en: "Tick the box to confirm: nothing was erased.")
  static let eraseForEver = Phrase(fr: "Effacer pour toujours", en: "Erase for ever")
  static let notNow = Phrase(fr: "Ne pas effacer", en: "Do not erase")

  static let certificate = Phrase(fr: "Certificat d’effacement", en: "Certificate of erasure")
  static let certificateLead = Phrase(
    fr: "Ce dossier a été effacé à la demande du patient.",
    en: "This record was erased at the patient’s request.")
  static let notComplete = Phrase(
    fr:
      "La destruction de la clé n’est pas encore achevée\u{202F}; le programme la reprend de lui-même.",
    en: "The destruction of the key is not complete yet; the program resumes it by itself.")
  static let pseudonym = Phrase(fr: "Pseudonyme", en: "Pseudonym")
  static let askedOn = Phrase(fr: "Demandé le", en: "Asked on")
  static let erasedOn = Phrase(fr: "Effacé le", en: "Erased on")
  static let erasedBy = Phrase(fr: "Par", en: "By")
  static let entry = Phrase(fr: "Ligne du journal", en: "Entry of the log")
  static let certificateBasis = Phrase(
    fr: "RGPD, article 17\u{202F}; CSP, article R1112-7.",
    en: "GDPR, article 17; CSP, article R1112-7.")

  static let erasures = Phrase(fr: "Effacements", en: "Erasures")
  static let erasuresLead = Phrase(
    fr: "Les dossiers effacés du cabinet, sous leur pseudonyme, avec leur certificat.",
    en: "The clinic’s erased records, under their pseudonym, with their certificate.")
  static let noErasures = Phrase(
    fr: "Aucun dossier n’a été effacé.", en: "No record was erased.")
}
