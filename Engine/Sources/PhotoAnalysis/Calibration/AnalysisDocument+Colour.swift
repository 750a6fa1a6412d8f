public import FaceAnalysis

extension AnalysisDocument {
  public struct Colour: Sendable, Equatable, Codable {
    enum CodingKeys: String, CodingKey {
      case status, source, meanDeltaE2000, maxDeltaE2000, fittedMeanDeltaE2000
      case fittedMaxDeltaE2000, edition, correction, skinCorrection
    }
    public enum Status: String, Sendable, Codable { case uncalibrated, calibrated }
    public enum Source: String, Sendable, Codable { case chart, station }

    public var status: Status
    /// nil while the colour is uncalibrated.
    public var source: Source?
    /// Mean and greatest difference of the chart's patches, each left out of its correction.
    public var meanDeltaE2000: Double?
    public var maxDeltaE2000: Double?
    /// The same by the correction that all patches made.
    public var fittedMeanDeltaE2000: Double?
    public var fittedMaxDeltaE2000: Double?
    /// Of the chart; nil while the colour is uncalibrated.
    public var edition: Chart.Edition?
    /// Takes the photograph's linear sRGB to the surfaces'; nil while the colour is uncalibrated.
    public var correction: ColourCorrection?
    /// The same for skin, whose spectra no patch has; nil as above, or when it could not be made.
    public var skinCorrection: ColourCorrection?

    public static let uncalibrated = Colour(status: .uncalibrated)
  }
}

extension AnalysisDocument.Colour {
  /// What a chart gives, which must be good enough.
  init(_ reading: ColourReading) {
    self.init(
      status: .calibrated, source: .chart, meanDeltaE2000: reading.meanLeftOut,
      maxDeltaE2000: reading.maxLeftOut, fittedMeanDeltaE2000: reading.meanFitted,
      fittedMaxDeltaE2000: reading.maxFitted, edition: .init(reading.edition),
      correction: reading.correction, skinCorrection: reading.skinCorrection)
  }

  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(status, forKey: .status)
    try keyed.encode(source, forKey: .source)
    try keyed.encode(meanDeltaE2000, forKey: .meanDeltaE2000)
    try keyed.encode(maxDeltaE2000, forKey: .maxDeltaE2000)
    try keyed.encode(fittedMeanDeltaE2000, forKey: .fittedMeanDeltaE2000)
    try keyed.encode(fittedMaxDeltaE2000, forKey: .fittedMaxDeltaE2000)
    try keyed.encode(edition, forKey: .edition)
    try keyed.encode(correction, forKey: .correction)
    try keyed.encode(skinCorrection, forKey: .skinCorrection)
  }
}
