internal import FaceAnalysis
internal import Foundation
internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// Which photo station gives scale and colour, and since when it holds.
struct StationNote {
  let page: AnalysisPage

  private var language: Language { page.language }

  var markup: Markup? {
    guard let station = page.model.analysis.document.station else { return nil }
    return .element(
      .p, [.id("station-note"), .className("card-part")],
      [
        page.words(given), .data(" "),
        .element(.strong, [], [.data(station.name)]),
        .data(day(station.since, StationPhrases.since)),
        .data(day(station.checked, StationPhrases.checkedOn)), .data(". "),
        .element(
          .a, [.href(Paths.stations), .className("manage")], [page.words(StationPhrases.title)]),
      ])
  }

  /// What the station gives; clear irises take the scale over, a chart the colours.
  private var given: Phrase {
    let document = page.model.analysis.document
    let givesScale = document.scale.source == .chart && document.chart?.givesScale != true
    let givesColour = document.colour.source == .station
    return givesScale && givesColour
      ? StationPhrases.scaleAndColour
      : givesScale ? StationPhrases.scaleOnly : StationPhrases.colourOnly
  }

  /// A day of the document, `2026-11-24T12:00:00Z`, after its words.
  private func day(_ text: String, _ words: Phrase) -> String {
    guard let date = try? Date(text, strategy: .iso8601) else { return "" }
    return ", \(words[language]) \(dayText(date, in: page.model.zone, language))"
  }
}
