internal import Vocabulary

/// The words of the set-up.
enum FirstRunPhrases {
  static let title = Phrase(fr: "Ouvrir le cabinet", en: "Open the practice")
  static let lead = Phrase(
    fr:
      "Cette page ne sert qu’une fois. Elle crée le cabinet, son premier lieu et le premier compte, qui invitera les autres.",
    en:
      "This page works once. It makes the clinic, its first place and the first account, which will invite the others."
  )
  static let correct = Phrase(
    fr: "Corrigez les champs signalés\u{202F}; rien n’a été créé.",
    en: "Correct the marked fields; nothing was made.")
  static let code = Phrase(fr: "Code d’installation", en: "Set-up code")
  static let codeNote = Phrase(
    fr: "Le serveur l’a affiché là où il a été démarré.",
    en: "The server showed it where it was started.")
  static let wrongCode = Phrase(
    fr: "Ce n’est pas le code affiché par le serveur.",
    en: "This is not the code that the server showed.")
  static let clinicName = Phrase(fr: "Nom du cabinet", en: "Name of the clinic")
  static let siteName = Phrase(fr: "Premier lieu", en: "First place")
  static let siteNote = Phrase(
    fr: "Là où vous recevez, par exemple une rue ou une ville.",
    en: "Where you receive, for example a street or a town.")
  static let timeZone = Phrase(fr: "Fuseau horaire", en: "Time zone")
  static let wrongTimeZone = Phrase(
    fr: "Ce fuseau n’est pas connu. Écrivez par exemple Europe/Paris.",
    en: "This zone is not known. Write for example Europe/Paris.")
  static let wrongText = Phrase(
    fr: "Ce champ a de 1 à 200 caractères.", en: "This field has 1 to 200 characters.")
  static let name = Phrase(fr: "Vos nom et prénom", en: "Your name")
  static let role = Phrase(fr: "Vous êtes", en: "You are")
  static let physician = Phrase(
    fr: "Médecin, et j’administre aussi", en: "A physician who also administers")
  static let administrator = Phrase(
    fr: "Administrateur, sans accès aux patients",
    en: "An administrator, without access to patients")
  static let roleNote = Phrase(
    fr: "Un médecin a aussi une spécialité ci-dessous.",
    en: "A physician also has a speciality below."
  )
  static let begin = Phrase(fr: "Créer le cabinet", en: "Make the clinic")
}
