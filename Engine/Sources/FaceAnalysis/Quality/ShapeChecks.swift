/// What the shape of the face says: a lens too near, an expression.
enum ShapeChecks {
  /// At arm's length the nose looks broader by a fifth or more: Ward et al. 2018,
  /// doi:10.1001/jamafacial.2018.0009. The estimate errs by 0.4/m (one standard deviation, tuning
  /// renders), so 700 mm may read as 450, rarely less: only what is clearly nearer is refused.
  static let leastLensDistance = 370.0
  /// Probability of a smile or frown; faces at rest stay below.
  static let mostExpression = 0.78

  static func readings(of shape: FaceShape) -> [QualityReading] {
    // Beyond 5 m the perspective no longer changes.
    let distance = 1000 / max(shape.inverseLensDistance, 0.2)
    let odds = exponential(max(shape.smile, shape.frown))
    return [
      .atLeast(leastLensDistance, .lensDistance, distance, advice: QualityPhrases.lensTooNear),
      .atMost(
        mostExpression, .expression, odds / (1 + odds), advice: QualityPhrases.expression),
    ]
  }
}
