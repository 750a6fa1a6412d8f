extension Measure {
  /// Every measure that a frontal photograph gives, in the order of the document.
  static let all: [Measure] =
    [lowerThirdSplit] + facialFifths + [faceWidthHeight, bigonialBizygomatic, midfaceRatio]
    + facialAsymmetry + [intercanthalDistance] + canthalTilt + palpebralFissure
    + marginalReflexDistance + browPosition + [alarBaseWidth, alarBaseToIntercanthal]
    + dorsalLineDeviation
    + [upperVermilionHeight, lowerVermilionHeight, vermilionRatio, lipAreaOfLowerFace]
    + [lipWidthToInterpupillary, philtrumLength] + cupidsBow
}
