public import Raster
public import Vocabulary

/// What a photograph says about one measure.
public struct MeasureResult: Hashable, Sendable {
  /// Id of `aglae.analysis/1`, `measure.component` where it has several.
  public let id: String
  public let name: Phrase
  public let reading: Reading
  /// What to draw; empty when there is no value.
  public let construction: [Construction]

  public enum Reading: Hashable, Sendable {
    /// `uncertainty` is one standard deviation, above zero, in `unit` too.
    case measured(value: Double, uncertainty: Double, unit: MeasureUnit)
    case notMeasurable(NotMeasurable)
  }
}

/// A part of the drawing of a measure, in pixels of the upright picture.
public enum Construction: Hashable, Sendable {
  case point(Point)
  /// The length, or one arm of the angle, that is measured.
  case measured(Point, Point)
  /// A line that the measure refers to.
  case reference(Point, Point)
}
