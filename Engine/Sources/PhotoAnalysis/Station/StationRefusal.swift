public import Vocabulary

/// Why a photograph registers or checks no station.
public enum StationRefusal: Error, Hashable, Sendable {
  case undecodable(Refusal)
  case cameraUnknown
  case noChart
  /// Its patches are covered, clipped or in shadow, or allow no correction that may be used.
  case chartUnreadable
  case chartTilted(degrees: Double, limit: Double)
  case otherCamera(PhotoStation.Camera)

  /// What happened and what to do.
  public var message: Phrase {
    switch self {
    case .undecodable(let refusal): refusal.message
    case .cameraUnknown:
      Phrase(
        fr: "La photo ne dit pas quel appareil et quel objectif l’ont prise. Donnez le fichier tel "
          + "que l’appareil l’a enregistré, sans passer par une messagerie ou une retouche.",
        en: "The photo does not say which camera and lens took it. Give the file as the camera "
          + "saved it, not sent through a messenger or edited.")
    case .noChart:
      Phrase(
        fr: "Aucune mire ColorChecker n’a été trouvée. Placez-la à l’endroit du visage, entière, "
          + "de face et bien éclairée.",
        en: "No ColorChecker was found. Put it where the face would be, whole, facing the camera "
          + "and well lit.")
    case .chartUnreadable:
      Phrase(
        fr: "Les plages de la mire ne peuvent pas servir\u{202F}: elles sont couvertes, à l’ombre, "
          + "trop claires ou trop sombres. Corrigez la lumière ou l’exposition et reprenez la photo.",
        en: "The chart’s patches cannot be used: they are covered, shaded, too bright or too dark. "
          + "Correct the light or the exposure and take the photo again.")
    case .chartTilted(let degrees, let limit):
      Phrase(
        fr: "La mire est inclinée de \(Int(degrees.rounded()))° (\(Int(limit))° au plus). "
          + "Tenez-la face à l’appareil.",
        en: "The chart is tilted by \(Int(degrees.rounded()))° (\(Int(limit))° at most). "
          + "Hold it facing the camera.")
    case .otherCamera(let camera): Phrases.otherCamera(camera)
    }
  }
}

extension Phrases {
  static func otherCamera(_ camera: PhotoStation.Camera) -> Phrase {
    let name = [camera.make, camera.model].compactMap(\.self).joined(separator: " ")
    let focal = tenths(camera.focalLengthInMillimetres)
    let size = "\(camera.longerSideInPixels) × \(camera.shorterSideInPixels)"
    return Phrase(
      fr: "La photo ne vient pas du poste\u{202F}: il attend \(name), "
        + "\(focal.replacing(".", with: ","))\u{202F}mm, \(size) pixels. Donnez la photo telle que "
        + "cet appareil l’a prise, ou enregistrez un autre poste.",
      en: "The photo does not come from the station, which expects \(name), \(focal) mm, "
        + "\(size) pixels. Give the photo as that camera took it, or register another station.")
  }

  static let stationFailed = Phrase(
    fr: "Le dernier contrôle du poste photo a échoué\u{202F}: ni son échelle ni ses couleurs ne "
      + "valent. Refaites un contrôle avec la mire, ou enregistrez le poste à nouveau.",
    en: "The photo station failed its last check, so neither its scale nor its colours hold. "
      + "Check it again with the chart, or register it anew.")

  /// A length with one decimal.
  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
