public import Vocabulary

/// A measured property of a photograph beside the limit that it must keep.
public struct QualityReading: Hashable, Sendable {
  public let check: QualityCheck
  /// In the check's unit.
  public let value: Double
  public let limit: Double
  public let isAccepted: Bool
  /// What to do when it is not.
  let advice: Phrase

  /// The refusal for this reading; nil when it is accepted.
  public var refusal: Refusal? {
    guard !isAccepted else { return nil }
    return Refusal(
      code: check.code(of: value), message: advice, value: value, limit: limit, unit: check.unit)
  }

  /// A value that may not exceed `limit`.
  static func atMost(
    _ limit: Double, _ check: QualityCheck, _ value: Double, advice: Phrase
  ) -> QualityReading {
    QualityReading(
      check: check, value: value, limit: limit, isAccepted: value <= limit, advice: advice)
  }

  /// A value that may not fall below `limit`.
  static func atLeast(
    _ limit: Double, _ check: QualityCheck, _ value: Double, advice: Phrase
  ) -> QualityReading {
    QualityReading(
      check: check, value: value, limit: limit, isAccepted: value >= limit, advice: advice)
  }

  /// A value that keeps to a range; the limit named is the one that lies nearer.
  static func within(
    _ range: ClosedRange<Double>, _ check: QualityCheck, _ value: Double, advice: Phrase
  ) -> QualityReading {
    let isNearUpper = value - range.lowerBound > range.upperBound - value
    return QualityReading(
      check: check, value: value, limit: isNearUpper ? range.upperBound : range.lowerBound,
      isAccepted: range.contains(value), advice: advice)
  }
}
