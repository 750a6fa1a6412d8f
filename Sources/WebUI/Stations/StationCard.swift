internal import Foundation
internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// One station of the list: since when it holds, its figures, and its next check.
struct StationCard {
  let station: PhotoStation
  let number: Int
  let language: Language
  let zone: TimeZone

  var markup: Markup {
    .element(
      .li, [.className("station-card")],
      [
        .element(.h2, [], [.data(station.name)]),
        .element(.p, [.className(station.isValid ? "holds" : "fails")], [state]),
        StationFigures.list(
          StationFigures(station: station, language: language).rows, in: language),
        check,
      ])
  }

  /// Valable depuis le …, dernier contrôle le … : réussi.
  private var state: Markup {
    let since = station.failedAt ?? station.registeredAt
    let head: [Markup] = [
      .element(
        .strong, [],
        [
          words(station.isValid ? StationPhrases.validSince : StationPhrases.failedSince),
          .data(" \(dayText(since, in: zone, language))"),
        ]), .data(", "),
    ]
    guard let last = station.checks.last else {
      return .joined(head + [words(StationPhrases.neverChecked), .data(".")])
    }
    let colon = language == .french ? "\u{202F}: " : ": "
    return .joined(
      head + [
        words(StationPhrases.lastCheck), .data(" \(dayText(last.at, in: zone, language))\(colon)"),
        words(StationPhrases.name(of: last.outcome)), .data("."),
      ])
  }

  private var check: Markup {
    let id = "check-\(number)"
    return .element(
      .details, [],
      [
        .element(.summary, [], [words(StationPhrases.check)]),
        .element(
          .form, [.post, .action(Paths.stationChecks), .multipart, .className("station-form")],
          [
            .element(.input, [.type("hidden"), .name("name"), .value(station.name)]),
            .element(.p, [.className("note")], [words(StationPhrases.checkNote)]),
            .element(.label, [.labels(id)], [words(StationPhrases.chartPhotograph)]),
            .element(
              .input,
              [
                .id(id), .type("file"), .name("photograph"), .required,
                .className("form-control"), .accept("image/*"),
              ]),
            .element(
              .button, [.type("submit"), .className("btn btn-outline-primary")],
              [words(StationPhrases.send)]),
          ]),
      ])
  }

  private func words(_ phrase: Phrase) -> Markup { .words(phrase, in: language) }
}
