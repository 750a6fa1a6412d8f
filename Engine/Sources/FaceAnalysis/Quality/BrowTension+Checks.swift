extension BrowTension {
  /// By the rule of Training/gate.py, each value by weights that had not seen the person: of 398 clean
  /// tuning renders three are raised beyond and four knit, 48 and 47 of 50 strong pulls are.
  static let mostRaised = 0.474
  static let mostKnit = 0.531

  var readings: [QualityReading] {
    [
      .atMost(Self.mostRaised, .browsRaised, raised, advice: QualityPhrases.browsRaised),
      .atMost(Self.mostKnit, .browsKnit, knit, advice: QualityPhrases.browsKnit),
    ]
  }
}
