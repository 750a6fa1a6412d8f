internal import HTML
public import Vocabulary

/// The first screen: give Aglaé a photograph.
public struct StartPage: Sendable {
  /// A photograph that this visitor has on the light table.
  public struct OnTable: Sendable {
    public let id: String
    public let label: Phrase

    public init(id: String, label: Phrase) {
      self.id = id
      self.label = label
    }
  }

  let context: PageContext
  let onTable: [OnTable]
  let demonstrations: Int
  let minutesKept: Int
  let stations: StationChoice

  /// - Parameters:
  ///   - demonstrations: how many rendered faces can be tried.
  ///   - minutesKept: minutes without use after which a photograph is dropped.
  public init(
    context: PageContext, onTable: [OnTable], demonstrations: Int, minutesKept: Int,
    stations: StationChoice = .none
  ) {
    self.context = context
    self.onTable = onTable
    self.demonstrations = demonstrations
    self.minutesKept = minutesKept
    self.stations = stations
  }

  private var language: Language { context.language }

  public var html: String {
    Shell(
      context: context, room: .light, title: StartPhrases.title, scripts: ["upload.js"]
    ).page([
      .element(
        .main, [.id("content"), .className("start")],
        [
          .element(.h1, [], [words(StartPhrases.title)]),
          .element(.p, [.className("lead")], [words(StartPhrases.lead)]),
          UploadForm(language: language, stations: stations).markup, privacy, table, examples,
        ])
    ])
  }

  private var privacy: Markup {
    .element(
      .p, [.className("privacy")],
      [
        words(StartPhrases.privacy), .data(" \(minutesKept)"),
        words(StartPhrases.minutesWithoutUse),
      ])
  }

  private var table: Markup {
    guard !onTable.isEmpty else { return .element(.div, [.hidden]) }
    return .element(
      .section, [.ariaLabelledBy("table-title")],
      [
        .element(.h2, [.id("table-title")], [words(StartPhrases.onTable)]),
        .element(
          .ul, [.className("pictures")],
          onTable.map { photograph in
            .element(
              .li, [],
              [
                .element(
                  .a, [.href(Paths.photograph(photograph.id)), .className("picture-card")],
                  [
                    .element(
                      .img,
                      [
                        .source(Paths.thumbnail(photograph.id)),
                        .alt(Phrase(fr: "", en: ""), language),
                      ]),
                    .element(.span, [], [words(photograph.label)]),
                  ])
              ])
          }),
      ])
  }

  private var examples: Markup {
    guard demonstrations > 0 else { return .element(.div, [.hidden]) }
    return .element(
      .section, [.ariaLabelledBy("examples-title"), .className("examples")],
      [
        .element(.h2, [.id("examples-title")], [words(StartPhrases.examples)]),
        .element(.p, [], [words(StartPhrases.examplesNote)]),
        .element(
          .ul, [.className("pictures")],
          (1...demonstrations).map { number in
            .element(
              .li, [],
              [
                .element(
                  .form, [.post, .action(Paths.demonstration(number))],
                  [
                    .element(
                      .button, [.type("submit"), .className("picture-card")],
                      [
                        .element(
                          .img,
                          [
                            .source(Paths.demonstrationPicture(number)),
                            .alt(Phrase(fr: "", en: ""), language),
                          ]),
                        .element(
                          .span, [], [words(StartPhrases.example), .data(" \(number)")]),
                      ])
                  ])
              ])
          }),
      ])
  }

  private func words(_ phrase: Phrase) -> Markup { .words(phrase, in: language) }
}
