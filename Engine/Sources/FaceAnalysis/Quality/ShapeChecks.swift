/// What the shape of the face says: a lens too near, a smile.
enum ShapeChecks {
  /// At arm's length the nose looks broader by a fifth or more: Ward et al. 2018,
  /// doi:10.1001/jamafacial.2018.0009. The estimate errs by 0.41/m (one standard deviation), on shapes of
  /// faces that it has not learned by 0.55/m: 99 % of 809 clean renders read below 2.42/m, 95 % of those
  /// at 280 mm above 2.87/m. By the rule of Training/gate.py the limit is 2.64/m.
  static let leastLensDistance = 379.0
  /// Probability of a smile; faces at rest stay below.
  static let mostSmile = 0.78

  static func readings(of shape: FaceShape) -> [QualityReading] {
    // Beyond 5 m the perspective no longer changes.
    let distance = 1000 / max(shape.inverseLensDistance, 0.2)
    let odds = exponential(shape.smile)
    return [
      .atLeast(leastLensDistance, .lensDistance, distance, advice: QualityPhrases.lensTooNear),
      .atMost(
        mostSmile, .expression, odds / (1 + odds), advice: QualityPhrases.smile),
    ]
  }
}
