internal import Vocabulary

/// The words of papers.
enum PaperPhrases {
  static let mark = Phrase(
    fr:
      "Mesuré par une machine à partir de photographies, à vérifier par un clinicien. Ce document ne fait partie d’aucun dossier et ne pose aucun diagnostic.",
    en:
      "Measured by a machine from photographs, to be checked by a clinician. This document is part of no record and makes no diagnosis."
  )
  static let drawing = Phrase(
    fr: "Régions, iris et échelle (trait\u{202F}: 10\u{202F}mm)",
    en: "Regions, irises and scale (bar: 10\u{202F}mm)")
  static let reading = Phrase(fr: "Lecture", en: "Reading")
  static let scaleSource = Phrase(fr: "Source de l’échelle", en: "Source of the scale")
  static let measures = Phrase(fr: "Mesures", en: "Measures")
  static let uncertaintyNote = Phrase(
    fr: "Valeur ± incertitude type (un écart type).",
    en: "Value ± standard uncertainty (one standard deviation).")
  static let conditions = Phrase(
    fr: "Conditions de la comparaison", en: "Conditions of the comparison")
  static let person = Phrase(fr: "Personne", en: "Person")
  static let onePerson = Phrase(
    fr: "la même sur les deux photos, d’après l’utilisateur",
    en: "the same in both photos, as the user states")
  static let notStated = Phrase(
    fr: "l’utilisateur n’a pas dit que c’est la même",
    en: "the user has not stated that it is the same")
  static let interval = Phrase(fr: "Intervalle", en: "Interval")
  static let residual = Phrase(
    fr: "Écart moyen restant après superposition, sans déformation",
    en: "Mean distance left after superposition, without warping")
  static let differences = Phrase(fr: "Différences", en: "Differences")
  static let verdict = Phrase(fr: "Verdict", en: "Verdict")
  static let differenceNote = Phrase(
    fr:
      "Différence\u{202F}: seconde moins première, ± son incertitude type. Augmenté ou diminué\u{202F}: plus de deux fois cette incertitude. Dans la marge\u{202F}: inchangé pour autant que la mesure permette de le dire.",
    en:
      "Difference: second minus first, ± its standard uncertainty. Increased or decreased: more than twice that uncertainty. Within the margin: unchanged as far as measurement can tell."
  )
}
