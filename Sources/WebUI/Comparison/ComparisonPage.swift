internal import FaceAnalysis
internal import HTML
public import PhotoAnalysis
internal import Vocabulary

/// Two photographs side by side, laid over each other, with the differences of their measures.
public struct ComparisonPage: Sendable {
  let context: PageContext
  let model: Model

  public struct Model: Sendable {
    /// One of the two on the light table, and its day when the user gave it.
    public struct Photograph: Sendable {
      public let id: String
      public let date: PhotographDate?

      public init(id: String, date: PhotographDate?) {
        self.id = id
        self.date = date
      }
    }
    public let id: String
    public let first: Photograph
    public let second: Photograph
    public let comparison: PhotoComparison

    public init(
      id: String, first: Photograph, second: Photograph, comparison: PhotoComparison
    ) {
      self.id = id
      self.first = first
      self.second = second
      self.comparison = comparison
    }
  }

  public init(context: PageContext, model: Model) {
    self.context = context
    self.model = model
  }

  var language: Language { context.language }
  var comparison: PhotoComparison { model.comparison }

  public var html: String {
    Shell(
      context: context, room: .photo, title: ComparisonPhrases.title, scripts: ["compare.js"],
      bar: [
        .element(
          .a, [.className("bar-link"), .href(Paths.photograph(model.first.id))],
          [words(ComparisonPhrases.first)]),
        .element(
          .a, [.className("bar-link"), .href(Paths.photograph(model.second.id))],
          [words(ComparisonPhrases.second)]),
      ]
    ).page([
      .element(
        .main, [.id("content"), .className("comparison")],
        [
          .element(.h1, [.className("visually-hidden")], [words(ComparisonPhrases.title)]),
          ComparisonStage(page: self).markup, panel,
        ])
    ])
  }

  private var panel: Markup {
    .element(
      .aside, [.className("comparison-panel"), .ariaLabel(ComparisonPhrases.results, language)],
      [
        ComparisonWarnings(page: self).markup, ComparisonStatement(page: self).markup,
        ComparisonTable(page: self).markup, downloads,
      ])
  }

  private var downloads: Markup {
    .element(
      .section, [.className("card-part")],
      [
        .element(.h2, [], [words(AnalysisPhrases.takeAway)]),
        .element(
          .p, [.className("downloads")],
          [
            download(Paths.comparisonPaper(model.id), "comparison.pdf", ExportPhrases.paper),
            download(
              Paths.comparisonTable(model.id, "mesures"), "mesures.csv", ExportPhrases.frenchTable),
            download(
              Paths.comparisonTable(model.id, "measures"), "measures.csv",
              ExportPhrases.plainTable),
            download(
              Paths.comparisonDocument(model.id), "comparison.json", AnalysisPhrases.jsonDocument),
          ]),
      ])
  }

  private func download(_ path: String, _ name: String, _ words: Phrase) -> Markup {
    .element(
      .a, [.className("tool"), .href(path), .download(name)], [self.words(words)])
  }

  func words(_ phrase: Phrase) -> Markup { .words(phrase, in: language) }
}
