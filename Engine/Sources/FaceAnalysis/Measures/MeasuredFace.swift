private import Glibc
public import Raster
public import Vocabulary

/// All that measures are made from.
public struct MeasuredFace: Sendable {
  let points: FacePoints
  /// nil when the depth of the points was not seen.
  public let pose: HeadPose?
  public let scale: Scale
  public let view: PhotographicView
  /// Over the table of `LandmarkCovariance`; more for points that are less certain than usual.
  let noise: Double
  /// From the camera to the irises; nil when it is not known.
  let distanceInMillimetres: Double?

  /// - Parameters:
  ///   - landmarks: the mesh; its points that a person moved stand for the anatomical ones.
  ///   - anatomical: what was found around the mesh; nil when there was no face to find it on, and
  ///     the mesh's own points count.
  ///   - distanceInMillimetres: from the camera to the irises, to undo perspective with.
  public init(
    landmarks: FaceLandmarks, anatomical: AnatomicalPoints? = nil, pose: HeadPose?, scale: Scale,
    view: PhotographicView, distanceInMillimetres: Double? = nil
  ) {
    self.init(
      points: anatomical.map { FacePoints(landmarks, anatomical: $0) } ?? FacePoints(landmarks),
      pose: pose, scale: scale, view: view, noise: anatomical.map(Self.noise) ?? 1,
      distanceInMillimetres: distanceInMillimetres)
  }

  /// Errors of the points in a coarse picture over those of LandmarkCovariance: they stay the same
  /// down to 95 pixels between the pupils. At 48 they are 1.06 times as large in the median over the
  /// points, 1.5 times at the margins of the lids, which are followed here (tuning renders made
  /// smaller; Training/uncertainty.py).
  private static func noise(of anatomical: AnatomicalPoints) -> Double {
    guard let unit = PupilFrame(of: anatomical.mesh)?.unit else { return 1 }
    return pow(max(1, 95 / unit), 0.6)
  }

  init(
    points: FacePoints, pose: HeadPose?, scale: Scale, view: PhotographicView, noise: Double,
    distanceInMillimetres: Double? = nil
  ) {
    self.points = points
    self.pose = pose
    self.scale = scale
    self.view = view
    self.noise = noise
    self.distanceInMillimetres = distanceInMillimetres
  }

  /// The points that the measures are made from by their names, pixels of the picture with depth.
  public var points3: [String: Point3] {
    Dictionary(uniqueKeysWithValues: FacialPlace.all.map { ($0.name, points[$0]) })
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
