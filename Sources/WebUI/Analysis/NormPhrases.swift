internal import Knowledge
internal import Vocabulary

/// The words of published values.
enum NormPhrases {
  static let publishedValues = Phrase(fr: "Valeurs publiées", en: "Published values")
  static let note = Phrase(
    fr:
      "Ce que des articles rapportent des personnes qu’ils ont mesurées\u{202F}: une description, jamais un but. Choisissez les cohortes à voir\u{202F}; ce choix n’est enregistré nulle part et la photo ne le fait jamais.",
    en:
      "What articles report of the people they measured: a description, never a target. Choose the cohorts to see; the choice is kept nowhere, and the photograph never makes it."
  )
  static let cohorts = Phrase(fr: "Cohortes publiées", en: "Published cohorts")
  static let edition = Phrase(
    fr: "Édition des connaissances\u{202F}:", en: "Knowledge edition:")
  static let meanAndSpread = Phrase(
    fr: "moyenne ± écart-type\u{202F}; bande\u{202F}: deux écarts-types",
    en: "mean ± standard deviation; band: two standard deviations")
  static let notCovered = Phrase(
    fr: "Aucune valeur publiée pour les cohortes choisies\u{202F}: population non couverte.",
    en: "No published value for the chosen cohorts: population not covered.")
  static let unverified = Phrase(
    fr: "valeur non encore relue dans l’article", en: "value not yet read in the article")

  /// Sex and number of the people of a cohort.
  static func people(of cohort: Cohort, in language: Language) -> String {
    let sex =
      switch cohort.sex {
      case .female: Phrase(fr: "femmes", en: "women")
      case .male: Phrase(fr: "hommes", en: "men")
      case .all: Phrase(fr: "femmes et hommes", en: "women and men")
      }
    let number =
      cohort.people.map { "n\u{202F}=\u{202F}\(grouped($0, in: language))" }
      ?? Phrase(fr: "effectif non précisé", en: "number not given")[language]
    return "\(sex[language]), \(number)"
  }

  private static func grouped(_ number: Int, in language: Language) -> String {
    guard number >= 1000 else { return "\(number)" }
    let rest = "\(1000 + number % 1000)".dropFirst()
    return "\(number / 1000)\(language == .french ? "\u{202F}" : ",")\(rest)"
  }
}
