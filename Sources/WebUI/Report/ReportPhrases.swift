internal import FaceAnalysis
internal import HTML
internal import Vocabulary

/// The words of the report.
enum ReportPhrases {
  static let photograph = Phrase(fr: "Photographie analysée", en: "Analysed photograph")
  static let measured = Phrase(fr: "Mesuré\u{202F}:", en: "Measured:")
  static let limit = Phrase(fr: "limite\u{202F}:", en: "limit:")
  static let regions = Phrase(fr: "Régions", en: "Regions")
  static let allRegions = Phrase(fr: "Toutes les régions", en: "All regions")
  static let skin = Phrase(fr: "Peau", en: "Skin")
  static let points = Phrase(fr: "Points", en: "Points")
  static let placed = Phrase(fr: "Points placés à la main", en: "Points placed by hand")
  static let irises = Phrase(fr: "Iris et échelle", en: "Irises and scale")
  static let view = Phrase(fr: "Vue et pose", en: "View and pose")
  static let provisionalView = Phrase(
    fr: "Vue et pose (provisoire, incertitude non mesurée)",
    en: "View and pose (provisional, uncertainty not measured)")
  static let kind = Phrase(fr: "Vue", en: "View")
  static let yaw = Phrase(
    fr: "Rotation (+ vers la gauche du patient)", en: "Yaw (+ patient’s left)")
  static let pitch = Phrase(fr: "Inclinaison (+ vers le haut)", en: "Pitch (+ up)")
  static let roll = Phrase(fr: "Roulis", en: "Roll")
  static let scale = Phrase(fr: "Échelle", en: "Scale")
  static let pixelSize = Phrase(fr: "Taille d’un pixel", en: "Size of a pixel")
  static let uncertainty = Phrase(fr: "Incertitude type", en: "Standard uncertainty")
  static let source = Phrase(fr: "Source", en: "Source")
  static let measures = Phrase(
    fr: "Mesures (valeur ± incertitude type)", en: "Measures (value ± standard uncertainty)")
  static let quality = Phrase(fr: "Qualité de la photo", en: "Quality of the photograph")
  static let met = Phrase(fr: "respectée", en: "kept")
  static let notMet = Phrase(fr: "non respectée", en: "not kept")
  static let picture = Phrase(fr: "Image", en: "Picture")
  static let size = Phrase(fr: "Dimensions", en: "Size")
  static let provenance = Phrase(fr: "Provenance", en: "Provenance")
  static let engine = Phrase(fr: "Version du moteur", en: "Engine version")
  static let fileHash = Phrase(fr: "Empreinte SHA-256 du fichier", en: "SHA-256 of the file")

  /// The name of a quality reading; its id when it has none yet.
  static func qualityName(_ id: String) -> Markup {
    switch id {
    case "outer_eye_distance":
      .bilingual(
        Phrase(
          fr: "Distance entre les coins externes des yeux",
          en: "Distance between the outer corners of the eyes"))
    default: QualityCheck(rawValue: id).map { .bilingual($0.name) } ?? .data(id)
    }
  }

  static func name(of source: Scale.Source) -> Phrase {
    switch source {
    case .iris: Phrase(fr: "iris (provisoire)", en: "iris (provisional)")
    case .chart: Phrase(fr: "mire", en: "chart")
    case .given: Phrase(fr: "indiquée", en: "given")
    case .frontal: Phrase(fr: "vue de face", en: "frontal view")
    case .none: Phrase(fr: "inconnue", en: "unknown")
    }
  }

  static func name(of view: PhotographicView) -> Phrase {
    switch view {
    case .frontal: Phrase(fr: "face", en: "frontal")
    case .leftProfile: Phrase(fr: "profil gauche", en: "left profile")
    case .rightProfile: Phrase(fr: "profil droit", en: "right profile")
    case .leftOblique: Phrase(fr: "trois-quarts gauche", en: "left oblique")
    case .rightOblique: Phrase(fr: "trois-quarts droit", en: "right oblique")
    case .basal: Phrase(fr: "vue basale", en: "basal")
    }
  }
}
