internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// The words of the page of one photograph.
enum AnalysisPhrases {
  static let title = Phrase(fr: "Analyse d’une photographie", en: "Analysis of a photograph")
  static let photographs = Phrase(
    fr: "Photographies sur la table lumineuse", en: "Photographs on the light table")
  static let newPhotograph = Phrase(fr: "Nouvelle photo", en: "New photo")
  static let stage = Phrase(fr: "Photographie et tracés", en: "Photograph and drawings")
  static let viewport = Phrase(
    fr: "Photographie, à déplacer et agrandir", en: "Photograph, to move and enlarge")
  static let photograph = Phrase(fr: "Photographie analysée", en: "Analysed photograph")
  static let stageKeys = Phrase(
    fr:
      "Touches\u{202F}: plus et moins pour agrandir ou réduire, zéro pour tout voir, flèches pour déplacer. En mode correction, les flèches déplacent le point choisi, avec Maj dix fois plus loin.",
    en:
      "Keys: plus and minus to zoom, zero to see everything, arrows to move. While correcting, arrows move the chosen point, ten times further with Shift."
  )
  static let layers = Phrase(fr: "Tracés affichés", en: "Drawings shown")
  static let zoom = Phrase(fr: "Agrandissement", en: "Zoom")
  static let zoomIn = Phrase(fr: "Agrandir", en: "Zoom in")
  static let zoomOut = Phrase(fr: "Réduire", en: "Zoom out")
  static let fit = Phrase(fr: "Tout voir", en: "Fit")
  static let panel = Phrase(fr: "Résultats", en: "Results")
  static let toRetake = Phrase(fr: "Photo à reprendre", en: "Photo to take again")
  static let view = Phrase(fr: "Vue et pose", en: "View and pose")
  static let apply = Phrase(fr: "Appliquer", en: "Apply")
  static let yaw = Phrase(fr: "Rotation", en: "Yaw")
  static let pitch = Phrase(fr: "Inclinaison", en: "Pitch")
  static let roll = Phrase(fr: "Roulis", en: "Roll")
  static let poseNote = Phrase(
    fr: "Rotation positive vers la gauche du patient, inclinaison positive vers le haut.",
    en: "Yaw is positive to the patient’s left, pitch is positive upwards.")
  static let noScale = Phrase(
    fr:
      "Inconnue\u{202F}: les iris ne suffisent pas sur cette photo. Les longueurs ne seront pas données en millimètres.",
    en:
      "Unknown: the irises do not suffice in this photo. Lengths will not be given in millimetres.")
  static let openReport = Phrase(fr: "Ouvrir le rapport", en: "Open the report")
  static let retake = Phrase(fr: "Reprendre la photo", en: "Take the photo again")
  static let continueAnyway = Phrase(fr: "Analyser quand même", en: "Analyse anyway")
  static let continueNote = Phrase(
    fr:
      "Les mesures seront prises sur cette photo telle qu’elle est, avec plus d’erreur que leur incertitude ne le dit\u{202F}; le refus reste inscrit dans l’analyse et dans le rapport.",
    en:
      "Measures will be taken from this photo as it is, with more error than their uncertainty says; the refusal stays in the analysis and in the report."
  )

  static let noMeasure = Phrase(
    fr: "Aucune mesure sur cette photo.", en: "No measure in this photo.")
  static let measuresNote = Phrase(
    fr: "Valeur ± incertitude type. Désignez une mesure pour voir comment elle est prise.",
    en: "Value ± standard uncertainty. Point at a measure to see how it is taken.")
  static let notMeasured = Phrase(fr: "Non mesuré", en: "Not measured")

  static let movePoints = Phrase(fr: "Déplacer des points", en: "Move points")
  static let movePointsNote = Phrase(
    fr:
      "Touchez un point et faites-le glisser sous la loupe, ou choisissez-le ci-dessous et utilisez les flèches. Tout est recalculé.",
    en:
      "Touch a point and drag it under the magnifier, or choose it below and use the arrow keys. Everything is recomputed."
  )
  static let point = Phrase(fr: "Point", en: "Point")
  static let noPoint = Phrase(fr: "Aucun", en: "None")
  static let previousPoint = Phrase(fr: "Point précédent", en: "Previous point")
  static let nextPoint = Phrase(fr: "Point suivant", en: "Next point")
  static let undo = Phrase(fr: "Annuler", en: "Undo")
  static let redo = Phrase(fr: "Rétablir", en: "Redo")
  static let reset = Phrase(fr: "Points d’origine", en: "Original points")
  static let noneMoved = Phrase(fr: "Aucun point déplacé.", en: "No point moved.")
  static let moved = Phrase(fr: "Points déplacés\u{202F}:", en: "Points moved:")
  static let recomputing = Phrase(fr: "Recalcul…", en: "Recomputing…")
  static let recomputed = Phrase(
    fr: "Recalculé. Points déplacés\u{202F}:", en: "Recomputed. Points moved:")
  static let notRecomputed = Phrase(
    fr:
      "Le recalcul n’a pas abouti\u{202F}; vos points sont gardés ici. Réessayez en déplaçant le point.",
    en: "Recomputing did not succeed; your points are kept here. Try again by moving the point.")

  static let fileName = Phrase(fr: "Fichier", en: "File")
  static let colour = Phrase(fr: "Couleur", en: "Colour")
  static let takeAway = Phrase(fr: "Emporter", en: "Take away")
  static let report = Phrase(fr: "Rapport", en: "Report")
  static let jsonDocument = Phrase(fr: "Document JSON", en: "JSON document")
  static let erase = Phrase(fr: "Effacer cette photo", en: "Erase this photo")
  static let eraseNote = Phrase(
    fr: "La photo et son analyse disparaissent de la mémoire et ne peuvent pas être retrouvées.",
    en: "The photo and its analysis leave the memory and cannot be brought back.")
  static let eraseNow = Phrase(fr: "Effacer maintenant", en: "Erase now")

  static func name(of part: AnalysisPanel.Part) -> Phrase {
    switch part {
    case .reading: Phrase(fr: "Lecture", en: "Reading")
    case .measures: Phrase(fr: "Mesures", en: "Measures")
    case .regions: Phrase(fr: "Régions", en: "Regions")
    case .points: Phrase(fr: "Points", en: "Points")
    case .photograph: Phrase(fr: "Photo", en: "Photo")
    }
  }

  static func name(of layer: FaceDrawing.Layer) -> Phrase {
    switch layer {
    case .regions: Phrase(fr: "Régions", en: "Regions")
    case .skin: Phrase(fr: "Peau", en: "Skin")
    case .mesh: Phrase(fr: "Maillage", en: "Mesh")
    case .points: Phrase(fr: "Points", en: "Points")
    case .irises: Phrase(fr: "Iris", en: "Irises")
    case .pose: Phrase(fr: "Pose", en: "Pose")
    case .measures: Phrase(fr: "Mesures", en: "Measures")
    case .chart: Phrase(fr: "Mire", en: "Chart")
    }
  }

  static func name(of status: AnalysisDocument.Colour.Status) -> Phrase {
    switch status {
    case .uncalibrated: Phrase(fr: "non étalonnée", en: "uncalibrated")
    case .calibrated: Phrase(fr: "étalonnée", en: "calibrated")
    }
  }

  static func qualityName(_ id: String, in language: Language) -> Markup {
    switch id {
    case "outer_eye_distance":
      .words(
        Phrase(
          fr: "Entre les coins externes des yeux", en: "Between the outer corners of the eyes"),
        in: language)
    default: QualityCheck(rawValue: id).map { .words($0.name, in: language) } ?? .data(id)
    }
  }
}
