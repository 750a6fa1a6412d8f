internal import Vocabulary

extension Problem {
  public static let signedOut = Problem(
    status: 401, title: Phrase(fr: "Session terminée", en: "Session ended"),
    message: Phrase(
      fr: "Votre session est terminée. Connectez-vous, puis refaites cette action.",
      en: "Your session has ended. Sign in, then do this again."))

  public static let notAllowed = Problem(
    status: 403, title: Phrase(fr: "Accès non autorisé", en: "Not allowed"),
    message: Phrase(
      fr:
        "Votre rôle dans ce cabinet ne permet pas de voir ou de faire cela. Si vous en avez besoin, demandez à l’administrateur du cabinet.",
      en:
        "Your role in this clinic does not allow you to see or do this. If you need it, ask the clinic’s administrator."
    ))

  public static let noSuchPatient = Problem(
    status: 404, title: Phrase(fr: "Patient introuvable", en: "Patient not found"),
    message: Phrase(
      fr: "Ce cabinet n’a pas de tel patient. Cherchez-le par son nom.",
      en: "This clinic has no such patient. Search by name."))

  public static let reasonNeeded = Problem(
    status: 403,
    title: Phrase(fr: "Vous ne suivez pas ce patient", en: "You do not follow this patient"),
    message: Phrase(
      fr:
        "Pour ouvrir ce dossier en urgence, écrivez pourquoi\u{202F}: le patient verra votre raison. Sinon, demandez au praticien qui le suit de vous joindre à son équipe de soins.",
      en:
        "To open this record in an emergency, write why: the patient will see your reason. Otherwise, ask the practitioner who follows the patient to add you to the care team."
    ))

  public static let keysNotCopied = Problem(
    status: 409, title: Phrase(fr: "Clés sans copie", en: "Keys without a copy"),
    message: Phrase(
      fr:
        "Aucun patient ne peut être inscrit tant que la copie des clés n’a pas été restaurée à l’essai. L’administrateur le fait à la page «\u{202F}Copie des clés\u{202F}».",
      en:
        "No patient can be entered until the copy of the keys was restored in a test. The administrator does so on the page “Copy of the keys”."
    ))
}
