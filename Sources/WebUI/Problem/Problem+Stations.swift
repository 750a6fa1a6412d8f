internal import Vocabulary

extension Problem {
  public static let noSuchStation = Problem(
    status: 404, title: Phrase(fr: "Poste introuvable", en: "Station not found"),
    message: Phrase(
      fr: "Aucun poste ne porte ce nom. Revenez à la liste des postes.",
      en: "No station has this name. Go back to the list of stations."))

  public static let noSuchChart = Problem(
    status: 404, title: Phrase(fr: "Photo de mire introuvable", en: "Photo of a chart not found"),
    message: Phrase(
      fr:
        "Cette photo de mire n’est plus en mémoire. Donnez-la de nouveau depuis les postes photo.",
      en: "This photo of a chart is no longer in memory. Give it again from the photo stations."))

  public static let stationsFile = Problem(
    status: 500, title: Phrase(fr: "Postes photo illisibles", en: "Photo stations not readable"),
    message: Phrase(
      fr:
        "Le fichier des postes photo, dans le dossier de données, ne peut pas être lu ou écrit. Vérifiez qu’il y a de la place et des droits, ou remettez une sauvegarde.",
      en:
        "The file of photo stations, in the data folder, cannot be read or written. Check space and rights, or put back a backup."
    ))
}
