internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// What only the user knows: whether both photographs show one person, and when they were taken.
struct ComparisonStatement {
  let page: ComparisonPage

  private var model: ComparisonPage.Model { page.model }

  var markup: Markup {
    .element(
      .section, [.className("card-part statement")],
      [
        .element(
          .form, [.post, .action(Paths.statement(model.id)), .id("statement")],
          [
            .element(
              .label, [.labels("same"), .className("switch")],
              [
                .element(
                  .input,
                  [.id("same"), .type("checkbox"), .name("same"), .value("yes")]
                    + (page.comparison.samePerson ? [.checked] : [])),
                page.words(ComparisonPhrases.samePerson),
              ]),
            .element(.p, [.className("note")], [page.words(margin)]),
            when, noScriptButton,
          ]),
        .element(
          .form, [.post, .action(Paths.exchange(model.id))],
          [
            .element(
              .button, [.type("submit"), .className("tool exchange")],
              [page.words(ComparisonPhrases.exchange)])
          ]),
      ])
  }

  private var noScriptButton: Markup {
    .element(
      .noscript, [],
      [
        .element(
          .button, [.type("submit"), .className("tool")], [page.words(AnalysisPhrases.apply)])
      ])
  }

  /// The days of the photographs, folded away: most comparisons need none.
  private var when: Markup {
    .element(
      .details, [],
      [
        .element(.summary, [], [page.words(ComparisonPhrases.dates), interval]),
        .element(
          .div, [.className("dates")],
          [
            date("first-date", ComparisonPhrases.firstDate, model.first.date),
            date("second-date", ComparisonPhrases.secondDate, model.second.date),
          ]),
      ])
  }

  /// Which margin the differences are held against.
  private var margin: Phrase {
    if page.comparison.constantErrorsCancel { return ComparisonPhrases.marginOfRepetition }
    return page.comparison.samePerson
      ? ComparisonPhrases.marginOfUnlikePhotographs : ComparisonPhrases.marginOfValues
  }

  private func date(_ id: String, _ name: Phrase, _ date: PhotographDate?) -> Markup {
    .element(
      .div, [],
      [
        .element(.label, [.labels(id)], [page.words(name)]),
        .element(
          .input,
          [.id(id), .type("date"), .name(id), .className("form-select date")]
            + (date.map { [.value($0.isoText)] } ?? [])),
      ])
  }

  private var interval: Markup {
    guard let first = model.first.date, let second = model.second.date else { return .joined([]) }
    let days = first.days(to: second)
    let text: [Markup] =
      days >= 0
      ? [
        page.words(ComparisonPhrases.interval), .data(" \(days) "),
        page.words(days == 1 ? ComparisonPhrases.day : ComparisonPhrases.days),
      ] : [page.words(ComparisonPhrases.wrongOrder)]
    return .element(.span, [.className("interval")], text)
  }
}
