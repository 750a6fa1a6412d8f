extension BrowTension {
  /// By the rule of Training/gate.py, each value by weights that had not seen the person: of 809 clean
  /// renders seven are raised beyond and nine knit, of 64 and 63 strong pulls 61 and 62 are.
  static let mostRaised = 0.509
  static let mostKnit = 0.542

  var readings: [QualityReading] {
    [
      .atMost(Self.mostRaised, .browsRaised, raised, advice: QualityPhrases.browsRaised),
      .atMost(Self.mostKnit, .browsKnit, knit, advice: QualityPhrases.browsKnit),
    ]
  }
}
