/// How much raised brows and knit brows a face shows, by where the brows stand and by the lines that
/// frontalis and corrugator draw on the skin.
///
/// People differ in both, so one photograph tells only strong tension of most people; the same
/// person's own photograph at rest tells nearly all (Documentation/results).
public struct BrowTension: Hashable, Sendable {
  /// Log odds, by tuning renders.
  public let raised, knit: Double

  /// Poses that the weights were learned on, degrees.
  static let largestYaw = 15.0
  static let largestPitch = 20.0

  /// nil where forehead or glabella are covered, or the head is turned further than the weights know.
  init?(of face: GatedFace) {
    guard let pose = face.pose, abs(pose.yaw) < Self.largestYaw,
      abs(pose.pitch) < Self.largestPitch,
      let place = BrowPlace(of: face.landmarks, pose: pose),
      let lines = SkinLines(of: ForeheadPatch(of: face))
    else { return nil }
    self.init(lines.features + place.features + [pose.pitch / 15])
  }

  private init(_ features: [Double]) {
    func apply(_ model: (constant: Double, weights: [Double])) -> Double {
      zip(model.weights, features).reduce(model.constant) { $0 + $1.0 * $1.1 }
    }
    raised = apply(BrowWeights.raised)
    knit = apply(BrowWeights.knit)
  }

  public init(raised: Double, knit: Double) {
    self.raised = raised
    self.knit = knit
  }
}
