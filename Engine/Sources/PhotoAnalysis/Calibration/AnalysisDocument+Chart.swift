public import FaceAnalysis

extension AnalysisDocument {
  /// A colour chart in the photograph.
  public struct Chart: Sendable, Equatable, Codable {
    enum CodingKeys: String, CodingKey {
      case corners, patches, size, edition, tilt, millimetresPerPixel, relativeUncertainty
      case meanDeltaE2000, maxDeltaE2000, givesScale, givesColour
    }

    public struct Patch: Sendable, Equatable, Codable {
      /// Its centre.
      public var at: [Double]
      public var use: ColourChart.Patch.Use
    }

    public struct Size: Sendable, Equatable, Codable {
      public var name: String
      public var pitchInMillimetres: Double
      /// How it was told.
      public var source: ChartSizeSource
    }

    public enum Edition: String, Sendable, Codable {
      case beforeNovember2014 = "before_november_2014"
      case fromNovember2014 = "from_november_2014"
      case unknown
    }

    /// Four, of the field of patches, from that of dark skin clockwise on the chart.
    public var corners: [[Double]]
    /// 24, row by row from dark skin to black.
    public var patches: [Patch]
    public var size: Size
    /// nil when too few patches could be read.
    public var edition: Edition?
    /// Angle to the picture's plane, degrees.
    public var tilt: Double
    /// What the chart says, whether the document's scale is taken from it or not.
    public var millimetresPerPixel: Double?
    public var relativeUncertainty: Double?
    /// As in `Colour`, also when they are too large for a calibration; nil when too few patches could
    /// be read.
    public var meanDeltaE2000: Double?
    public var maxDeltaE2000: Double?
    /// False when another source was named, or the irises say clearly otherwise.
    public var givesScale: Bool
    /// False when its colours do not allow a correction that may be used.
    public var givesColour: Bool
  }
}

extension AnalysisDocument.Chart {
  init(_ chart: ColourChart, _ scale: ChartScale) {
    corners = chart.corners.map { [$0.x, $0.y] }
    patches = chart.patches.map { .init(at: [$0.centre.x, $0.centre.y], use: $0.use) }
    size = .init(
      name: scale.size.name, pitchInMillimetres: scale.size.pitchInMillimetres,
      source: scale.source)
    edition = chart.colour.map { AnalysisDocument.Chart.Edition($0.edition) }
    tilt = chart.tiltInDegrees
    millimetresPerPixel = scale.scale.millimetresPerPixel
    relativeUncertainty = scale.scale.relativeUncertainty
    meanDeltaE2000 = chart.colour?.meanLeftOut
    maxDeltaE2000 = chart.colour?.maxLeftOut
    givesScale = false
    givesColour = chart.colour?.isGoodEnough ?? false
  }

  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(corners, forKey: .corners)
    try keyed.encode(patches, forKey: .patches)
    try keyed.encode(size, forKey: .size)
    try keyed.encode(edition, forKey: .edition)
    try keyed.encode(tilt, forKey: .tilt)
    try keyed.encode(millimetresPerPixel, forKey: .millimetresPerPixel)
    try keyed.encode(relativeUncertainty, forKey: .relativeUncertainty)
    try keyed.encode(meanDeltaE2000, forKey: .meanDeltaE2000)
    try keyed.encode(maxDeltaE2000, forKey: .maxDeltaE2000)
    try keyed.encode(givesScale, forKey: .givesScale)
    try keyed.encode(givesColour, forKey: .givesColour)
  }
}

extension AnalysisDocument.Chart.Edition {
  init(_ edition: ChartEdition?) {
    self =
      switch edition {
      case .beforeNovember2014: .beforeNovember2014
      case .fromNovember2014: .fromNovember2014
      case nil: .unknown
      }
  }
}
