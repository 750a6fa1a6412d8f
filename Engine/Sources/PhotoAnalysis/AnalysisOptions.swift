public import FaceAnalysis
public import Vocabulary

/// What the person who asks for an analysis already knows or wants.
public struct AnalysisOptions: Sendable {
  /// The view as photographed; nil to tell it from the pose.
  public var view: PhotographicView?
  /// Millimetres per pixel of the upright picture, when known.
  public var millimetresPerPixel: Double?
  /// Corrected points that replace the found ones.
  public var landmarks: FaceLandmarks?
  /// Goes on after a refusal for quality; the refusal stays in the document.
  public var goesOnAfterRefusal = false

  public init() {}
}
