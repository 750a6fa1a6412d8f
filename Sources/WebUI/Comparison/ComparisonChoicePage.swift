internal import HTML
internal import Vocabulary

/// Which photograph to hold against one that is on the light table.
public struct ComparisonChoicePage: Sendable {
  let context: PageContext
  let first: StartPage.OnTable
  /// The others of this visitor, the newest first.
  let others: [StartPage.OnTable]

  public init(context: PageContext, first: StartPage.OnTable, others: [StartPage.OnTable]) {
    self.context = context
    self.first = first
    self.others = others
  }

  private var language: Language { context.language }

  public var html: String {
    Shell(
      context: context, room: .light, title: ComparisonPhrases.chooseTitle, scripts: ["upload.js"]
    ).page([
      .element(
        .main, [.id("content"), .className("start")],
        [
          .element(.h1, [], [words(ComparisonPhrases.chooseTitle)]),
          .element(.p, [.className("lead")], [words(ComparisonPhrases.chooseLead)]),
          .element(
            .div, [.className("choice")],
            [
              .element(
                .section, [],
                [
                  .element(.h2, [], [words(ComparisonPhrases.chosen)]),
                  .element(
                    .a, [.className("picture-card"), .href(Paths.photograph(first.id))],
                    card(first)),
                ]),
              onTable,
            ]),
          .element(.h2, [], [words(ComparisonPhrases.addOne)]),
          UploadForm(language: language, address: Paths.comparisonChoice(first.id)).markup,
        ])
    ])
  }

  private var onTable: Markup {
    .element(
      .section, [],
      [
        .element(.h2, [], [words(ComparisonPhrases.othersOnTable)]),
        others.isEmpty
          ? .element(.p, [], [words(ComparisonPhrases.noOther)])
          : .element(
            .form, [.post, .action(Paths.comparisons), .className("pictures")],
            [.element(.input, [.type("hidden"), .name("first"), .value(first.id)])]
              + others.map { photograph in
                .element(
                  .button,
                  [
                    .type("submit"), .name("second"), .value(photograph.id),
                    .className("picture-card"),
                  ], card(photograph))
              }),
      ])
  }

  private func card(_ photograph: StartPage.OnTable) -> [Markup] {
    [
      .element(
        .img, [.source(Paths.thumbnail(photograph.id)), .alt(Phrase(fr: "", en: ""), language)]),
      .element(.span, [], [words(photograph.label)]),
    ]
  }

  private func words(_ phrase: Phrase) -> Markup { .words(phrase, in: language) }
}
