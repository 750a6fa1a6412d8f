public import Raster

/// A ColorChecker 24 seen in a photograph.
public struct ColourChart: Sendable {
  /// A patch of the chart, in the chart's order.
  public struct Patch: Hashable, Sendable {
    public enum Use: String, Hashable, Sendable, Codable {
      /// Its colour counts.
      case used
      /// A channel is at its end, so the colour is lost.
      case clipped
      /// Something lies over it, or it leaves the picture.
      case covered
      /// It lies in a shadow that falls on part of the chart.
      case shaded
    }

    /// Pixels of the photograph.
    public let centre: Point
    /// Linear light of the photograph, not corrected; nil outside the picture.
    public let colour: LinearColour?
    public let use: Use
  }

  /// Columns and rows of patches.
  public static let columns = ChartLayout.columns
  public static let rows = ChartLayout.rows

  /// From columns and rows of patches, (0, 0) at the centre of dark skin and (5, 3) at that of
  /// black, to pixels of the photograph.
  public let map: ProjectiveTransform
  public let patches: [Patch]
  /// nil when too few patches can be used.
  public let colour: ColourReading?
  /// Standard deviation of the patches' places about the map, pixels.
  let placeDeviation: Double
  /// How surely it is a chart, for benchmarks.
  package let match: ChartMatch

  /// The corners of the field of patches, half a pitch beyond the outer centres: that of dark skin,
  /// then clockwise as seen on the chart. Pixels of the photograph.
  public var corners: [Point] {
    let (right, below) = (Double(Self.columns) - 0.5, Double(Self.rows) - 0.5)
    return [Point(-0.5, -0.5), Point(right, -0.5), Point(right, below), Point(-0.5, below)]
      .map(map.apply)
  }
}
