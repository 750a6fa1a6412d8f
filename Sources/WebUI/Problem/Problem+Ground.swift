internal import Vocabulary

/// What the disks and the database server of the practice refuse. Each says that nothing was recorded,
/// or how to find out.
extension Problem {
  public static let diskFull = Problem(
    status: 507, title: Phrase(fr: "Disque plein", en: "Disk full"),
    message: Phrase(
      fr:
        "Le disque du cabinet est plein\u{202F}: rien n’a été enregistré. Prévenez l’administrateur pour qu’il libère de la place, puis revenez en arrière et envoyez à nouveau.",
      en:
        "The practice’s disk is full: nothing was recorded. Tell the administrator to free some space, then go back and send again."
    ))

  public static let notWritable = Problem(
    status: 507,
    title: Phrase(fr: "Le disque refuse d’écrire", en: "The disk refuses to write"),
    message: Phrase(
      fr:
        "Le disque du cabinet est plein, en panne ou en lecture seule\u{202F}: rien n’a été enregistré. Prévenez l’administrateur, puis revenez en arrière et envoyez à nouveau.",
      en:
        "The practice’s disk is full, failing or read-only: nothing was recorded. Tell the administrator, then go back and send again."
    ))

  public static let databaseAway = Problem(
    status: 503,
    title: Phrase(fr: "Base de données injoignable", en: "Database out of reach"),
    message: Phrase(
      fr:
        "Le serveur de la base de données ne répond pas. Réessayez dans une minute\u{202F}; un formulaire envoyé deux fois n’est enregistré qu’une fois. Si cela dure, prévenez l’administrateur.",
      en:
        "The database server does not answer. Try again in a minute; a form that is sent twice is recorded once. If it lasts, tell the administrator."
    ))

  public static let databaseBusy = Problem(
    status: 503, title: Phrase(fr: "Base de données occupée", en: "Database busy"),
    message: Phrase(
      fr:
        "La base de données est occupée\u{202F}: rien n’a été enregistré. Revenez en arrière et envoyez à nouveau dans un instant.",
      en:
        "The database is busy: nothing was recorded. Go back and send again in a moment."))
}
