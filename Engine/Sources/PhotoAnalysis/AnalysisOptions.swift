public import FaceAnalysis
public import Vocabulary

/// What the person who asks for an analysis already knows or wants.
public struct AnalysisOptions: Sendable {
  /// The view as photographed; nil to tell it from the pose.
  public var view: PhotographicView?
  public var scale = ScaleChoice.irises
  public var chart = ChartSearch.automatic(size: nil)
  /// The station that took the photograph; its camera must be the photograph's.
  public var station: PhotoStation?
  /// Points that a person placed; they stand in for the found ones.
  public var points: CorrectedPoints?
  /// From the camera to the irises, where it is known; perspective is then undone.
  public var distanceInMillimetres: Double?
  /// Goes on after a refusal for quality; the refusal stays in the document.
  public var goesOnAfterRefusal = false

  public init() {}
}

/// Where the scale of a photograph comes from.
public enum ScaleChoice: Hashable, Sendable {
  /// The irises of the photograph itself.
  case irises
  /// Millimetres per pixel of the upright picture, taken as exact.
  case given(millimetresPerPixel: Double)
  /// The frontal photograph of the same series.
  case frontal(FrontalPhotograph)
}

/// What the frontal photograph of a series says about the scale of the others.
///
/// It holds for a photograph taken by the same camera at the same distance and magnification, as
/// standardised series are. Only resampling to another size can be noticed.
public enum FrontalPhotograph: Hashable, Sendable {
  /// `scale` read from its irises, and the size of the upright picture.
  case measured(Scale, width: Int, height: Int)
  /// It gives no scale, for this reason.
  case unusable(Phrase)
}
