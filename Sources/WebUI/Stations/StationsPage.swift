public import Foundation
internal import HTML
public import PhotoAnalysis
public import Vocabulary

/// The practice's photo stations.
public struct StationsPage: Sendable {
  let context: PageContext
  let stations: [PhotoStation]
  let zone: TimeZone
  let problem: Phrase?

  /// - Parameters:
  ///   - zone: of the practice, in which days are written.
  ///   - problem: why the last check could not be made; nil when nothing went wrong.
  public init(
    context: PageContext, stations: [PhotoStation], zone: TimeZone, problem: Phrase? = nil
  ) {
    self.context = context
    self.stations = stations
    self.zone = zone
    self.problem = problem
  }

  public var html: String {
    Shell(context: context, room: .light, title: StationPhrases.title).page([
      .element(
        .main, [.id("content"), .className("start stations")],
        [
          .element(.h1, [], [words(StationPhrases.title)]),
          .element(.p, [.className("lead")], [words(StationPhrases.lead)]),
        ] + problemNote + [
          list,
          .element(
            .p, [.className("actions-left")],
            [
              .element(
                .a, [.className("btn btn-primary"), .href(Paths.stationRegistration)],
                [words(StationPhrases.register)])
            ]),
        ])
    ])
  }

  private var list: Markup {
    guard !stations.isEmpty else { return .element(.p, [], [words(StationPhrases.none)]) }
    return .element(
      .ul, [.className("station-list")],
      stations.enumerated().map { index, station in
        StationCard(
          station: station, number: index + 1, language: context.language, zone: zone
        ).markup
      })
  }

  private func words(_ phrase: Phrase) -> Markup { .words(phrase, in: context.language) }

  private var problemNote: [Markup] {
    guard let problem else { return [] }
    return [.element(.p, [.className("error-note"), .role("alert")], [words(problem)])]
  }
}
