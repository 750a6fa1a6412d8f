internal import HTML
internal import Knowledge
internal import Vocabulary

/// The switch for published values and the choice of the cohorts to see.
///
/// Off until asked for, chosen by a person, kept nowhere: neither address, cookie nor store names
/// a cohort, so none is ever tied to a photograph.
struct NormsPart {
  let page: AnalysisPage

  private var language: Language { page.language }

  var markup: Markup {
    guard let edition = page.model.edition else { return .element(.div, [.hidden]) }
    return .element(
      .div, [.id("norms"), .className("norms"), .hidden],
      [
        .element(
          .label, [.className("chip"), .labels("show-norms")],
          [
            .element(
              .input,
              [.type("checkbox"), .id("show-norms"), .ariaControls("norm-choice")]),
            page.words(NormPhrases.publishedValues),
          ]),
        .element(
          .div, [.id("norm-choice"), .className("card-part"), .hidden],
          [
            .element(.p, [.className("note")], [page.words(NormPhrases.note)]),
            .element(
              .details, [.className("cohorts"), .open],
              [
                .element(.summary, [], [page.words(NormPhrases.cohorts)]),
                .element(
                  .div, [.role("group"), .ariaLabel(NormPhrases.cohorts, language)],
                  edition.cohorts.map { choice(of: $0, in: edition) }),
              ]),
            .element(
              .p, [.className("note")],
              [page.words(NormPhrases.edition), .data(" \(edition.name)")]),
          ]),
      ])
  }

  private func choice(of cohort: Cohort, in edition: Edition) -> Markup {
    let id = "cohort-\(cohort.id)"
    return .element(
      .label, [.className("chip"), .labels(id)],
      [
        .element(.input, [.type("checkbox"), .id(id), .data(.cohort, cohort.id)]),
        .element(
          .span, [],
          [
            page.words(cohort.name), .data(" · "),
            .data(NormPhrases.people(of: cohort, in: language)),
            .element(
              .small, [],
              [
                .data(
                  edition.citation(cohort.citation).map { shortSource($0) } ?? cohort.citation)
              ]),
          ]),
      ])
  }

  private func shortSource(_ citation: Citation) -> String {
    "\(citation.authors.prefix { $0 != " " && $0 != "," }) \(citation.year)"
  }
}
