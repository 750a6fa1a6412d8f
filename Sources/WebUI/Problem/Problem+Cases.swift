public import Vocabulary

extension Problem {
  public static let noSuchPage = Problem(
    status: 404, title: Phrase(fr: "Page introuvable", en: "Page not found"),
    message: Phrase(
      fr: "Cette adresse ne mène à rien ici. Revenez au début.",
      en: "This address leads nowhere here. Go back to the start."))

  public static let noProof = Problem(
    status: 404, title: Phrase(fr: "Pas encore de preuve", en: "No proof yet"),
    message: Phrase(
      fr:
        "Cette ligne n’est pas de votre journal, ou n’y a pas encore sa place. Attendez quelques secondes, puis réessayez.",
      en:
        "This line is not of your log, or has no place there yet. Wait a few seconds, then try again."
    ))

  public static let noSuchPhotograph = Problem(
    status: 404, title: Phrase(fr: "Photo introuvable", en: "Photo not found"),
    message: Phrase(
      fr:
        "Cette photo n’est plus en mémoire\u{202F}: elle a été effacée, oubliée faute d’usage, ou ouverte dans un autre navigateur. Choisissez-la de nouveau.",
      en:
        "This photo is no longer in memory: it was erased, forgotten for lack of use, or opened in another browser. Choose it again."
    ))

  public static let noSuchComparison = Problem(
    status: 404, title: Phrase(fr: "Comparaison introuvable", en: "Comparison not found"),
    message: Phrase(
      fr:
        "Cette comparaison n’est plus en mémoire, ou a été ouverte dans un autre navigateur. Ouvrez une des photos et comparez-la de nouveau.",
      en:
        "This comparison is no longer in memory, or was opened in another browser. Open one of the photos and compare it again."
    ))

  public static let photographOfComparisonGone = Problem(
    status: 404, title: Phrase(fr: "Photo effacée", en: "Photo erased"),
    message: Phrase(
      fr:
        "Une des deux photos de cette comparaison n’est plus en mémoire\u{202F}: elle a été effacée ou oubliée faute d’usage. Ajoutez-la de nouveau, puis comparez.",
      en:
        "One of the two photos of this comparison is no longer in memory: it was erased, or forgotten for lack of use. Add it again, then compare."
    ))

  public static let noPrinter = Problem(
    status: 503, title: Phrase(fr: "PDF indisponible", en: "PDF not available"),
    message: Phrase(
      fr:
        "Le programme qui compose les PDF n’est pas installé. Lancez «\u{202F}make setup\u{202F}» sur cette machine, puis réessayez\u{202F}; le rapport HTML et les tableaux restent disponibles.",
      en:
        "The program that composes PDF documents is not installed. Run “make setup” on this machine, then try again; the HTML report and the tables stay available."
    ))

  public static let notPrinted = Problem(
    status: 500, title: Phrase(fr: "PDF non composé", en: "PDF not composed"),
    message: Phrase(
      fr:
        "Le PDF n’a pas pu être composé sur cette machine. Réessayez\u{202F}; le rapport HTML et les tableaux restent disponibles.",
      en:
        "The PDF could not be composed on this machine. Try again; the HTML report and the tables stay available."
    ))

  public static let tooSlow = Problem(
    status: 408, title: Phrase(fr: "Envoi trop lent", en: "Sending too slow"),
    message: Phrase(
      fr:
        "La connexion était trop lente et l’envoi a été interrompu. Rapprochez-vous du réseau, puis réessayez.",
      en:
        "The connection was too slow and the sending was stopped. Get closer to the network, then try again."
    ))

  public static let tooLarge = Problem(
    status: 413, title: Phrase(fr: "Fichier trop grand", en: "File too large"),
    message: Phrase(
      fr:
        "Le fichier dépasse 80\u{202F}Mo. Enregistrez la photo en JPEG, ou réduisez-la, puis réessayez.",
      en:
        "The file is over 80\u{202F}MB. Save the photo as JPEG, or make it smaller, then try again."
    ))

  public static let requestTooLarge = Problem(
    status: 413, title: Phrase(fr: "Envoi trop grand", en: "Too much sent"),
    message: Phrase(
      fr: "L’envoi dépasse ce que cette page attend. Rechargez la page et réessayez.",
      en: "More was sent than this page expects. Reload the page and try again."))

  public static let noLength = Problem(
    status: 411, title: Phrase(fr: "Taille inconnue", en: "Unknown size"),
    message: Phrase(
      fr: "L’envoi n’annonce pas sa taille. Envoyez la photo depuis la page d’accueil.",
      en: "The upload does not tell its size. Send the photo from the start page."))

  public static let noPhotograph = Problem(
    status: 422, title: Phrase(fr: "Aucune photo reçue", en: "No photo received"),
    message: Phrase(
      fr: "Aucune photo n’a été reçue. Choisissez un fichier d’image, puis envoyez-le.",
      en: "No photo was received. Choose a picture file, then send it."))

  public static let foreignOrigin = Problem(
    status: 403, title: Phrase(fr: "Demande refusée", en: "Request refused"),
    message: Phrase(
      fr: "Cette demande vient d’un autre site. Agissez depuis les pages d’Aglaé.",
      en: "This request comes from another site. Act from Aglaé’s own pages."))

  public static let foreignHost = Problem(
    status: 421, title: Phrase(fr: "Adresse inattendue", en: "Unexpected address"),
    message: Phrase(
      fr: "Aglaé ne répond que sous l’adresse affichée à son démarrage. Ouvrez celle-là.",
      en: "Aglaé answers only at the address shown when it started. Open that one."))

  public static let busy = Problem(
    status: 503, title: Phrase(fr: "Trop de photos à la fois", en: "Too many photos at once"),
    message: Phrase(
      fr:
        "Aglaé analyse déjà d’autres photos. Réessayez dans quelques secondes\u{202F}; la vôtre n’est pas perdue.",
      en: "Aglaé is analysing other photos. Try again in a few seconds; yours is not lost."))

  public static let malformed = Problem(
    status: 400, title: Phrase(fr: "Demande mal formée", en: "Malformed request"),
    message: Phrase(
      fr: "Cette demande est incomplète ou mal formée. Revenez en arrière et réessayez.",
      en: "This request is incomplete or malformed. Go back and try again."))

  public static let failure = Problem(
    status: 500, title: Phrase(fr: "Aglaé a échoué", en: "Aglaé failed"),
    message: Phrase(
      fr:
        "L’analyse n’a pas pu se faire sur cette machine. Réessayez\u{202F}; si cela se répète, redémarrez le programme.",
      en:
        "The analysis could not be done on this machine. Try again; if it happens again, restart the program."
    ))

  /// A file that is no readable photograph.
  public static func unreadable(_ message: Phrase) -> Problem {
    Problem(
      status: 422, title: Phrase(fr: "Photo illisible", en: "Unreadable photo"), message: message)
  }
}
