/// Whether strands of hair lie on the forehead, by their edges: between them the skin mask sees skin.
enum ForeheadHair {
  /// Between what bare foreheads and fringes of tuning renders give.
  static let mostProbability = 0.7
  /// Degrees of yaw that the weights were learned on.
  static let largestYaw = 20.0

  static func reading(of face: GatedFace) -> QualityReading {
    let strip = EdgeStrip(of: face, from: EdgeStrip.forehead)
    return .atMost(
      mostProbability, .foreheadHair,
      strip.probability(HairWeights.weights, constant: HairWeights.constant),
      advice: QualityPhrases.hairOverFace)
  }
}
