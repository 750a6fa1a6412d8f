/// Millimetres per pixel of the upright picture, in the plane of the face.
public struct Scale: Hashable, Sendable, Codable {
  public enum Source: String, Hashable, Sendable, Codable {
    case iris, chart, given, frontal, none
  }

  /// nil when `source` is `none`.
  public let millimetresPerPixel: Double?
  /// One standard deviation over the value.
  public let relativeUncertainty: Double?
  public let source: Source

  public init(millimetresPerPixel: Double?, relativeUncertainty: Double?, source: Source) {
    self.millimetresPerPixel = millimetresPerPixel
    self.relativeUncertainty = relativeUncertainty
    self.source = source
  }

  public static let unknown = Scale(
    millimetresPerPixel: nil, relativeUncertainty: nil, source: .none)

  /// One standard deviation over the value between photographs of the same person, whose irises
  /// are always the same size: the finding of the irises alone.
  var relativeRepeatability: Double {
    switch source {
    case .iris, .frontal: IrisScale.repeatedDeviation
    case .chart, .given: relativeUncertainty ?? 0
    case .none: 0
    }
  }

  /// Every key is written, null when the scale is unknown.
  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(millimetresPerPixel, forKey: .millimetresPerPixel)
    try keyed.encode(relativeUncertainty, forKey: .relativeUncertainty)
    try keyed.encode(source, forKey: .source)
  }

  enum CodingKeys: String, CodingKey { case millimetresPerPixel, relativeUncertainty, source }
}
