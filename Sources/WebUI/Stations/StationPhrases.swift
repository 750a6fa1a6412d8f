internal import FaceAnalysis
internal import PhotoAnalysis
internal import Vocabulary

/// The words of the photo stations' screens.
enum StationPhrases {
  static let title = Phrase(fr: "Postes photo", en: "Photo stations")
  static let lead = Phrase(
    fr:
      "Un poste est un appareil, son objectif, sa distance et ses lumières. On l’enregistre une fois avec une mire, puis on le contrôle de temps en temps\u{202F}: son échelle et ses couleurs valent pour toutes les photos qu’il prend, sans mire.",
    en:
      "A station is a camera, its lens, its distance and its lights. It is registered once with a chart and checked now and then: its scale and colours then hold for every photo taken there, without a chart."
  )
  static let none = Phrase(
    fr:
      "Aucun poste n’est enregistré. Sans poste, l’échelle vient des iris et la couleur n’est pas étalonnée.",
    en:
      "No station is registered. Without one the scale comes from the irises and colours are not calibrated."
  )
  static let register = Phrase(fr: "Enregistrer un poste", en: "Register a station")
  static let validSince = Phrase(fr: "Valable depuis le", en: "Valid since")
  static let failedSince = Phrase(fr: "En échec depuis le", en: "Failing since")
  static let lastCheck = Phrase(fr: "dernier contrôle le", en: "last check on")
  static let neverChecked = Phrase(
    fr: "pas encore contrôlé depuis l’enregistrement", en: "not checked since it was registered")
  static let check = Phrase(fr: "Contrôler ce poste", en: "Check this station")
  static let checkNote = Phrase(
    fr: "Une photo de la mire à la place du visage, dans les conditions du poste.",
    en: "A photo of the chart where the face would be, under the station’s conditions.")
  static let send = Phrase(fr: "Lire la mire", en: "Read the chart")
  static let chartPhotograph = Phrase(fr: "Photo de la mire", en: "Photo of the chart")
  static let name = Phrase(fr: "Nom du poste", en: "Name of the station")
  static let nameNote = Phrase(
    fr: "Par exemple «\u{202F}Salle 1\u{202F}». Un poste de ce nom est remplacé.",
    en: "For example “Room 1”. A station of that name is replaced.")
  static let distance = Phrase(
    fr: "Distance de l’objectif au visage (cm)", en: "Distance from the lens to the face (cm)")
  static let lights = Phrase(fr: "Lumières", en: "Lights")
  static let lightsNote = Phrase(
    fr: "En quelques mots, par exemple «\u{202F}deux panneaux à 45°\u{202F}».",
    en: "In a few words, for example “two panels at 45°”.")
  static let chartSize = Phrase(fr: "Taille de la mire", en: "Size of the chart")
  static let formLead = Phrase(
    fr:
      "Placez une mire ColorChecker à l’endroit exact du visage, de face, sous les lumières du poste. Donnez le fichier tel que l’appareil l’a enregistré.",
    en:
      "Put a ColorChecker exactly where the face would be, facing the camera, under the station’s lights. Give the file as the camera saved it."
  )
  static let previewTitle = Phrase(fr: "Mire trouvée", en: "Chart found")
  static let previewNote = Phrase(
    fr:
      "Vérifiez que le cadre suit la mire et que les cercles sont sur les plages. Une croix marque une plage qui ne compte pas.",
    en:
      "Make sure that the frame follows the chart and the rings lie on its patches. A cross marks a patch that does not count."
  )
  static let keep = Phrase(fr: "Enregistrer ce poste", en: "Register this station")
  static let again = Phrase(fr: "Reprendre la photo de la mire", en: "Take the chart again")
  static let back = Phrase(fr: "Retour aux postes", en: "Back to the stations")
  static let checkTitle = Phrase(fr: "Contrôle du poste", en: "Check of the station")
  static let photograph = Phrase(
    fr: "Photo de la mire, mire repérée", en: "Photo of the chart, chart marked")
  static let camera = Phrase(fr: "Appareil", en: "Camera")
  static let scale = Phrase(fr: "Échelle", en: "Scale")
  static let colourError = Phrase(
    fr: "Écart de couleur moyen (ΔE2000)", en: "Mean colour error (ΔE2000)")
  static let largestColourError = Phrase(
    fr: "Écart de couleur le plus grand (ΔE2000)", en: "Largest colour error (ΔE2000)")
  static let edition = Phrase(fr: "Édition de la mire", en: "Edition of the chart")
  static let patches = Phrase(fr: "Plages qui comptent", en: "Patches that count")
  static let distanceName = Phrase(fr: "Distance", en: "Distance")
  static let scaleDrift = Phrase(fr: "Changement d’échelle", en: "Change of scale")
  static let greyDrift = Phrase(fr: "Dérive des gris (ΔE2000)", en: "Drift of the greys (ΔE2000)")
  static let choose = Phrase(fr: "Poste photo", en: "Photo station")
  static let noStation = Phrase(
    fr: "Aucun\u{202F}: échelle par les iris", en: "None: scale by the irises")
  static let failedNow = Phrase(fr: "en échec, à contrôler", en: "failing, to be checked")
  static let manage = Phrase(fr: "Gérer les postes photo", en: "Manage photo stations")
  static let scaleAndColour = Phrase(
    fr: "Échelle et couleur\u{202F}: poste", en: "Scale and colour: station")
  static let scaleOnly = Phrase(fr: "Échelle\u{202F}: poste", en: "Scale: station")
  static let colourOnly = Phrase(fr: "Couleur\u{202F}: poste", en: "Colour: station")
  static let since = Phrase(fr: "depuis le", en: "since")
  static let checkedOn = Phrase(fr: "contrôlé le", en: "checked on")
  static let wrongName = Phrase(
    fr: "Donnez au poste un nom de 1 à 60 caractères.",
    en: "Give the station a name of 1 to 60 characters.")
  static let wrongDistance = Phrase(
    fr: "Donnez la distance entre 10 et 2\u{202F}000\u{202F}cm.",
    en: "Give the distance between 10 and 2,000 cm.")
  static let wrongLights = Phrase(
    fr: "Décrivez les lumières en 500 caractères au plus.",
    en: "Describe the lights in at most 500 characters.")

  static func name(of outcome: PhotoStation.Check.Outcome) -> Phrase {
    switch outcome {
    case .passed: Phrase(fr: "réussi", en: "passed")
    case .warned:
      Phrase(fr: "réussi, les gris commencent à dériver", en: "passed, the greys begin to drift")
    case .failed: Phrase(fr: "échoué", en: "failed")
    }
  }

  /// What to do after a check.
  static func advice(after outcome: PhotoStation.Check.Outcome) -> Phrase {
    switch outcome {
    case .passed:
      Phrase(
        fr: "Le poste est en ordre\u{202F}: son échelle et ses couleurs continuent de valoir.",
        en: "The station is in order: its scale and colours go on holding.")
    case .warned:
      Phrase(
        fr: "Le poste vaut encore, mais la lumière change. Contrôlez-le bientôt à nouveau.",
        en: "The station still holds, but the light is changing. Check it again soon.")
    case .failed:
      Phrase(
        fr:
          "Le poste ne vaut plus\u{202F}: remettez l’appareil et les lumières en place et contrôlez-le à nouveau, ou enregistrez-le à nouveau.",
        en:
          "The station no longer holds: put the camera and lights back and check it again, or register it anew."
      )
    }
  }

  static func name(of edition: ChartEdition?) -> Phrase {
    switch edition {
    case .beforeNovember2014: Phrase(fr: "avant novembre 2014", en: "before November 2014")
    case .fromNovember2014: Phrase(fr: "à partir de novembre 2014", en: "from November 2014")
    case nil: Phrase(fr: "non déterminée", en: "not told")
    }
  }

  static func name(of size: ChartSize) -> Phrase {
    switch size.name {
    case "classic": Phrase(fr: "Classic, 28 × 22\u{202F}cm", en: "Classic, 28 × 22 cm")
    case "passport": Phrase(fr: "Passport, 12,5 × 9\u{202F}cm", en: "Passport, 12.5 × 9 cm")
    case "macbeth": Phrase(fr: "Macbeth, 33 × 23\u{202F}cm", en: "Macbeth, 33 × 23 cm")
    default: Phrase(fr: "mesurée", en: "measured")
    }
  }
}
