/// The unit of a measure; raw values are those of `aglae.analysis/1`.
public enum MeasureUnit: String, Hashable, Sendable, Codable {
  case millimetre = "mm"
  case degree = "deg"
  /// A ratio of two lengths.
  case one = "1"
  case percent = "%"

  /// Whether a value in this unit needs a scale.
  public var needsScale: Bool { self == .millimetre }
}
