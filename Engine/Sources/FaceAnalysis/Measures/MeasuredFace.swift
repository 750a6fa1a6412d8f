public import Vocabulary

/// All that measures are made from.
public struct MeasuredFace: Sendable {
  public let landmarks: FaceLandmarks
  /// nil when the depth of the points was not seen.
  public let pose: HeadPose?
  public let scale: Scale
  public let view: PhotographicView
  /// Over the table of `LandmarkDeviation`; more for points that are less certain than usual.
  let noise: Double

  public init(
    landmarks: FaceLandmarks, pose: HeadPose?, scale: Scale, view: PhotographicView
  ) {
    self.init(landmarks: landmarks, pose: pose, scale: scale, view: view, noise: 1)
  }

  init(
    landmarks: FaceLandmarks, pose: HeadPose?, scale: Scale, view: PhotographicView, noise: Double
  ) {
    self.landmarks = landmarks
    self.pose = pose
    self.scale = scale
    self.view = view
    self.noise = noise
  }

  /// Every measure of the vocabulary that has a number, each with its value or the reason why it
  /// has none. Measures of the profile are left out in views that show one: their points are not
  /// those of the mesh.
  public var measures: [MeasureResult] {
    let varied = view == .frontal ? VariedFace(self) : nil
    return Measure.all.map { $0.result(of: self, varied: varied) } + withoutValue
  }

  private var withoutValue: [MeasureResult] {
    let unreliable: NotMeasurable = view == .frontal ? .landmarkNotReliable : .wrongView
    var results = UnreliableMeasures.all.map { $0.result(unreliable) }
    if view != .leftProfile, view != .rightProfile {
      results += ProfileMeasures.all.map { $0.result(.wrongView) }
    }
    if view != .basal { results += BasalMeasures.all.map { $0.result(.wrongView) } }
    return results
  }
}

/// A measure of the vocabulary that no formula of this room gives.
struct NamedMeasure: Sendable {
  let id: String
  let name: Phrase

  func result(_ reason: NotMeasurable) -> MeasureResult {
    MeasureResult(
      id: id, name: name, reading: .notMeasurable(reason), repeatability: nil, construction: [])
  }
}
