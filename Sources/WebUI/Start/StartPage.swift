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

  /// - Parameters:
  ///   - demonstrations: how many rendered faces can be tried.
  ///   - minutesKept: minutes without use after which a photograph is dropped.
  public init(
    context: PageContext, onTable: [OnTable], demonstrations: Int, minutesKept: Int
  ) {
    self.context = context
    self.onTable = onTable
    self.demonstrations = demonstrations
    self.minutesKept = minutesKept
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
          uploadForm, privacy, table, examples,
        ])
    ])
  }

  private var uploadForm: Markup {
    .element(
      .form,
      [
        .id("upload"), .post, .action(Paths.photographs), .multipart, .className("drop-area"),
        .data(.phrase, StartPhrases.sending[language]),
        .data(.changed, StartPhrases.analysing[language]),
        .data(.total, StartPhrases.notReached[language]),
      ],
      [
        .element(.div, [.className("drop-symbol"), .ariaHidden], [frameSymbol]),
        .element(.p, [.className("drop-text")], [words(StartPhrases.dropHere)]),
        .element(
          .div, [.className("actions")],
          [
            .element(
              .label, [.className("btn btn-primary"), .labels("photograph")],
              [words(StartPhrases.choose)]),
            .element(
              .input,
              [
                .id("photograph"), .type("file"), .name("photograph"), .required,
                .className("visually-hidden-focusable file-field"),
                .accept(
                  "image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/tiff"),
              ]),
            .element(
              .a, [.className("btn btn-outline-primary"), .href(Paths.capture)],
              [words(StartPhrases.take)]),
          ]),
        .element(
          .div, [.className("view-choice")],
          [
            .element(.label, [.labels("view")], [words(StartPhrases.view)]),
            viewSelect(id: "view", chosen: nil, language: language),
          ]),
        .element(
          .noscript, [],
          [
            .element(
              .button, [.type("submit"), .className("btn btn-primary")],
              [words(StartPhrases.send)])
          ]),
        .element(
          .div, [.id("progress"), .className("progress-note"), .hidden],
          [
            .element(
              .progress, [.id("sent"), .most("1"), .value("0"), .ariaLabelledBy("status")], []),
            .element(.p, [.id("status"), .ariaLive], []),
          ]),
        .element(.p, [.id("upload-error"), .className("error-note"), .role("alert"), .hidden], []),
        .element(.p, [.className("formats")], [words(StartPhrases.formats)]),
      ])
  }

  private var frameSymbol: Markup {
    .element(
      .svg, [.svg(.viewBox, "0 0 64 64")],
      [
        .element(
          .path,
          [
            .svg(.d, "M8 20V8h12M44 8h12v12M56 44v12H44M20 56H8V44"), .svg(.fill, "none"),
            .svg(.stroke, "currentColor"), .svg(.strokeWidth, "2.5"),
          ]),
        .element(
          .path,
          [
            .svg(
              .d,
              "M32 14c8 0 13 6 13 14 0 11-6 21-13 21S19 39 19 28c0-8 5-14 13-14zM25 28h4M35 28h4M32 30v6M28 41h8"
            ),
            .svg(.fill, "none"), .svg(.stroke, "currentColor"), .svg(.strokeWidth, "2"),
          ]),
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

/// The choice of the view as photographed; nil lets the pose tell.
func viewSelect(id: String, chosen: PhotographicView?, language: Language) -> Markup {
  let auto = Markup.element(
    .option, [.value("auto")] + (chosen == nil ? [.selected] : []),
    [.words(StartPhrases.automatic, in: language)])
  return .element(
    .select, [.id(id), .name("view"), .className("form-select")],
    [auto]
      + PhotographicView.allCases.map { view in
        .element(
          .option, [.value(view.rawValue)] + (view == chosen ? [.selected] : []),
          [.words(ReportPhrases.name(of: view).capitalised, in: language)])
      })
}

extension Phrase {
  /// With a capital at the start of each text.
  var capitalised: Phrase {
    Phrase(
      fr: fr.prefix(1).uppercased() + fr.dropFirst(), en: en.prefix(1).uppercased() + en.dropFirst()
    )
  }
}
