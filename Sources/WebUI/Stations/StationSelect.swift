internal import HTML
public import PhotoAnalysis
internal import Vocabulary

/// The stations that the next photographs may be taken at, and the one chosen in this sitting.
public struct StationChoice: Hashable, Sendable {
  public let stations: [PhotoStation]
  public let chosen: String?

  public static let none = StationChoice(stations: [], chosen: nil)

  public init(stations: [PhotoStation], chosen: String?) {
    self.stations = stations
    self.chosen = chosen
  }

  /// A field of a form, and the way to the stations.
  func field(in language: Language) -> Markup {
    let manage = Markup.element(
      .a, [.href(Paths.stations), .className("manage")],
      [.words(StationPhrases.manage, in: language)])
    guard !stations.isEmpty else {
      return .element(.div, [.className("view-choice")], [manage])
    }
    return .element(
      .div, [.className("view-choice")],
      [
        .element(.label, [.labels("station")], [.words(StationPhrases.choose, in: language)]),
        select(in: language), manage,
      ])
  }

  private func select(in language: Language) -> Markup {
    let none = Markup.element(
      .option, [.value("")] + (chosen == nil ? [.selected] : []),
      [.words(StationPhrases.noStation, in: language)])
    return .element(
      .select, [.id("station"), .name("station"), .className("form-select")],
      [none]
        + stations.map { station in
          .element(
            .option,
            [.value(station.name)] + (station.name == chosen ? [.selected] : [])
              + (station.isValid ? [] : [.disabled]),
            [
              .data(
                station.isValid
                  ? station.name : "\(station.name) – \(StationPhrases.failedNow[language])")
            ])
        })
  }
}
