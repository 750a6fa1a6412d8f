public import Raster
public import Vocabulary

/// What a photograph says about one measure.
public struct MeasureResult: Hashable, Sendable {
  /// Id of `aglae.analysis/1`, `measure.component` where it has several.
  public let id: String
  public let name: Phrase
  public let reading: Reading
  /// One standard deviation of the value when the same person is photographed again with the
  /// same gaze, in its unit: what is the same in both photographs, such as the size of this person's
  /// irises, is not in it.
  /// nil when there is no value.
  public let repeatability: Double?
  /// What to draw; empty when there is no value.
  public let construction: [Construction]
  /// How far the value goes, in its unit, for pupils that stand higher by the distance of the outer
  /// corners of the eyes; zero where the gaze does not enter.
  var gazeShare = 0.0

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
