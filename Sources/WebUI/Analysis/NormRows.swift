internal import HTML
internal import Knowledge
internal import Vocabulary

/// What articles report of one measure, below its value: a quiet band, the cohort, the source.
struct NormRows {
  let page: AnalysisPage
  let measure: String
  let value: Double
  let decimals: Int
  let unit: String

  private var language: Language { page.language }

  /// Hidden by style until their cohort is chosen.
  var rows: [Markup] {
    guard let edition = page.model.edition else { return [] }
    return edition.norms(of: measure).compactMap { row($0, in: edition) } + [notCovered]
  }

  private var notCovered: Markup {
    .element(.p, [.className("not-covered note")], [page.words(NormPhrases.notCovered)])
  }

  private func row(_ norm: Norm, in edition: Edition) -> Markup? {
    guard let cohort = edition.cohort(norm.cohort), let source = edition.citation(cohort.citation)
    else { return nil }
    let published = quantity(norm.mean, decimals: decimals, unit: unit, in: language)
    let spread = quantity(
      norm.standardDeviation, decimals: decimals, unit: unit, in: language)
    let details = [
      cohort.age?[language], cohort.method[language],
      norm.status == .verified ? nil : NormPhrases.unverified[language],
    ].compactMap { $0 }
    return .element(
      .div, [.className("norm"), .data(.cohort, cohort.id)],
      [
        NormBand(norm: norm, value: value).markup,
        .element(
          .p, [],
          [
            .data("\(published) ±\u{202F}\(spread) "),
            .element(.span, [.className("note")], [page.words(NormPhrases.meanAndSpread)]),
          ]),
        .element(
          .p, [.className("note")],
          [
            page.words(cohort.name), .data(", "),
            .data(NormPhrases.people(of: cohort, in: language)),
            .data(details.map { ", \($0)" }.joined()), .data(". "), link(to: source),
          ]),
      ])
  }

  private func link(to source: Citation) -> Markup {
    let text = "\(source.authors), \(source.year). \(source.journal)."
    guard let address = source.address else { return .data(text) }
    return .element(
      .a, [.href(address), .rel("noreferrer noopener"), .className("source")], [.data(text)])
  }
}
