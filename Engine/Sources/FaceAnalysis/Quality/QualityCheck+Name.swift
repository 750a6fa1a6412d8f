public import Vocabulary

extension QualityCheck {
  /// What was measured, as a label.
  public var name: Phrase {
    switch self {
    case .motion: Phrase(fr: "Flou de bougé", en: "Motion blur")
    case .blur: Phrase(fr: "Flou", en: "Blur")
    case .exposure: Phrase(fr: "Exposition", en: "Exposure")
    case .clippedSkin: Phrase(fr: "Peau saturée", en: "Washed-out skin")
    case .lightRatio:
      Phrase(fr: "Rapport de lumière entre les côtés", en: "Light ratio between the sides")
    case .colourCast: Phrase(fr: "Dominante de couleur", en: "Colour cast")
    case .lensDistance:
      Phrase(
        fr: "Distance de l’objectif, d’après la perspective", en: "Lens distance, by perspective")
    case .yaw: Phrase(fr: "Rotation de la tête", en: "Yaw of the head")
    case .pitch: Phrase(fr: "Inclinaison de la tête", en: "Pitch of the head")
    case .roll: Phrase(fr: "Roulis de la tête", en: "Roll of the head")
    case .glasses: Phrase(fr: "Lunettes (probabilité)", en: "Glasses (probability)")
    case .foreheadHair:
      Phrase(fr: "Cheveux sur le front (probabilité)", en: "Hair on the forehead (probability)")
    case .hairCover:
      Phrase(fr: "Peau couverte du haut du visage", en: "Covered skin of the upper face")
    case .eyeOpening: Phrase(fr: "Ouverture des yeux", en: "Opening of the eyes")
    case .mouthOpening: Phrase(fr: "Ouverture de la bouche", en: "Opening of the mouth")
    case .expression: Phrase(fr: "Sourire (probabilité)", en: "Smile (probability)")
    case .browsRaised:
      Phrase(fr: "Sourcils levés (0 au repos, 1 forts)", en: "Raised brows (0 at rest, 1 strong)")
    case .browsKnit:
      Phrase(fr: "Sourcils froncés (0 au repos, 1 forts)", en: "Frown (0 at rest, 1 strong)")
    }
  }
}
