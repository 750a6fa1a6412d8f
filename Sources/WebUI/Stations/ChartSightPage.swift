internal import HTML
public import PhotoAnalysis
internal import Vocabulary

/// A chart as it was found: a station about to be registered, or the result of a check.
public struct ChartSightPage: Sendable {
  /// What the photograph of the chart was taken for.
  public enum Purpose: Sendable {
    case registration, check
  }

  let context: PageContext
  let id: String
  let purpose: Purpose
  let station: PhotoStation
  let sight: ChartSight

  public init(
    context: PageContext, id: String, purpose: Purpose, station: PhotoStation, sight: ChartSight
  ) {
    self.context = context
    self.id = id
    self.purpose = purpose
    self.station = station
    self.sight = sight
  }

  private var language: Language { context.language }
  private var title: Phrase {
    purpose == .registration ? StationPhrases.previewTitle : StationPhrases.checkTitle
  }

  public var html: String {
    Shell(context: context, room: .photo, title: title).page([
      .element(
        .main, [.id("content"), .className("chart-sight")],
        [picture, .element(.section, [.className("part")], panel)])
    ])
  }

  private var picture: Markup {
    .element(
      .figure, [.className("chart-picture")],
      [
        .element(
          .div, [.className("picture")],
          [
            .element(
              .img,
              [
                .source(Paths.chartPicture(id)), .alt(StationPhrases.photograph, language),
              ]),
            ChartDrawing(sight: sight).markup,
          ])
      ])
  }

  private var panel: [Markup] {
    let head: [Markup] = [
      .element(.h1, [], [words(title)]),
      .element(.p, [.className("station-name")], [.data(station.name)]),
    ]
    switch purpose {
    case .registration: return head + registration
    case .check: return head + check
    }
  }

  private var registration: [Markup] {
    let used = sight.patches.count { $0.isUsed }
    let rows =
      StationFigures(station: station, language: language).rows
      + [(StationPhrases.patches, "\(used) / \(sight.patches.count)")]
    return [
      .element(.p, [.className("note")], [words(StationPhrases.previewNote)]),
      StationFigures.list(rows, in: language),
      .element(
        .form, [.post, .action(Paths.chartSight(id)), .className("sight-actions")],
        [
          .element(
            .button, [.type("submit"), .className("btn btn-primary")],
            [words(StationPhrases.keep)]),
          .element(
            .a, [.className("btn btn-outline-primary"), .href(Paths.stationRegistration)],
            [words(StationPhrases.again)]),
        ]),
    ]
  }

  private var check: [Markup] {
    guard let last = station.checks.last else { return [] }
    let rows: [(Phrase, String)] = [
      (
        StationPhrases.scaleDrift,
        drift(100 * last.scaleDrift, limit: 100 * PhotoStation.scaleLimit, unit: "%")
      ),
      (StationPhrases.greyDrift, drift(last.greyDrift, limit: PhotoStation.greyLimit, unit: "1")),
    ]
    return [
      .element(
        .section, [.className("refusal"), .role("status")],
        [
          .element(.h2, [], [words(StationPhrases.name(of: last.outcome).capitalised)]),
          .element(.p, [], [words(StationPhrases.advice(after: last.outcome))]),
        ]), StationFigures.list(rows, in: language),
      .element(
        .p, [.className("sight-actions")],
        [
          .element(
            .a, [.className("btn btn-primary"), .href(Paths.stations)],
            [words(StationPhrases.back)])
        ]),
    ]
  }

  private func drift(_ value: Double, limit: Double, unit: String) -> String {
    "\(quantity(value, decimals: 1, unit: unit, in: language)) (\(QualityWords.atMost[language]) \(quantity(limit, decimals: 1, unit: unit, in: language)))"
  }

  private func words(_ phrase: Phrase) -> Markup { .words(phrase, in: language) }
}
