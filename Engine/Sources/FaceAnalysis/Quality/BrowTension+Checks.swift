#if canImport(Glibc)
  private import Glibc
#endif

extension BrowTension {
  /// Probabilities that three or four of 475 tuning renders at rest exceed and 24 of 26 strong pulls
  /// reach, each by weights that had not seen the person.
  static let mostRaised = 0.4
  static let mostKnit = 0.42

  var readings: [QualityReading] {
    [
      .atMost(
        Self.mostRaised, .browsRaised, Self.probability(raised),
        advice: QualityPhrases.browsRaised),
      .atMost(
        Self.mostKnit, .browsKnit, Self.probability(knit), advice: QualityPhrases.browsKnit),
    ]
  }

  private static func probability(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
