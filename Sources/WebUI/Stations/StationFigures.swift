internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// What a station is, as rows of a list.
struct StationFigures {
  let station: PhotoStation
  let language: Language

  var rows: [(Phrase, String)] {
    let scale: [(Phrase, String)] =
      station.scale.millimetresPerPixel.map { size in
        let doubt = station.scale.relativeUncertainty.map {
          " ±\u{202F}\(quantity(100 * $0, decimals: 1, unit: "%", in: language))"
        }
        return [
          (
            StationPhrases.scale,
            quantity(size, decimals: 4, unit: "mm/px", in: language) + (doubt ?? "")
          )
        ]
      } ?? []
    return scale + [
      (
        StationPhrases.colourError,
        formatted(station.colour.meanLeftOut, decimals: 1, in: language)
      ),
      (
        StationPhrases.largestColourError,
        formatted(station.colour.maxLeftOut, decimals: 1, in: language)
      ),
      (StationPhrases.edition, StationPhrases.name(of: station.colour.edition)[language]),
      (StationPhrases.camera, camera),
      (
        StationPhrases.distanceName,
        quantity(station.distanceInMillimetres / 10, decimals: 0, unit: "cm", in: language)
      ),
    ] + (station.lights.isEmpty ? [] : [(StationPhrases.lights, station.lights)])
  }

  private var camera: String {
    let camera = station.camera
    let focal = quantity(
      camera.focalLengthInMillimetres, decimals: 1, unit: "mm", in: language)
    let maker = camera.make.map { "\($0) " } ?? ""
    return "\(maker)\(camera.model), \(focal)"
  }

  static func list(_ rows: [(Phrase, String)], in language: Language) -> Markup {
    .element(
      .dl, [.className("readings")],
      rows.flatMap { name, value -> [Markup] in
        [
          .element(.dt, [], [.words(name, in: language)]), .element(.dd, [], [.data(value)]),
        ]
      })
  }
}
