/// Whether glasses are worn, by the edges of frame and lenses around the eyes.
enum Glasses {
  /// Between what bare and bespectacled faces of tuning renders give.
  static let mostProbability = 0.4
  /// Degrees of yaw that the weights were learned on.
  static let largestYaw = 20.0

  static func reading(of face: GatedFace) -> QualityReading {
    let strip = EdgeStrip(of: face, from: EdgeStrip.eyes)
    return .atMost(
      mostProbability, .glasses,
      strip.probability(GlassesWeights.weights, constant: GlassesWeights.constant),
      advice: QualityPhrases.glasses)
  }
}
