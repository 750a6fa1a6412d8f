/// How far a face shows raised brows and knit brows, by where the brows stand, by the lines that
/// frontalis and corrugator draw on the skin, and by the shape of the face that they stand in.
///
/// Every value is 0 for the mean of faces at rest and 1 for the mean strong pull (tuning renders). People
/// differ in both, so one photograph tells only strong tension of most people; the same person's
/// own photograph at rest tells more (Documentation/results).
public struct BrowTension: Hashable, Sendable {
  /// By one photograph.
  public let raised, knit: Double
  /// For the difference of two photographs of one person; what one of them says has no meaning.
  public let raisedChange, knitChange: Double

  /// nil where forehead or glabella are covered, or the head is turned further than the weights know.
  init?(of face: GatedFace) {
    guard let pose = face.pose, let shape = FaceShape(of: face.landmarks, pose: pose),
      let place = BrowPlace(of: face.landmarks, pose: pose),
      let lines = SkinLines(of: ForeheadPatch(of: face))
    else { return nil }
    self.init(
      lines: lines.features, place: place.features + [pose.pitch / 15] + shape.features)
  }

  /// Old skin may be lined at rest as deeply as a pull lines it: lines count up to
  /// `BrowWeights.mostLines` only, so that they never speak alone.
  init(lines: [Double], place: [Double]) {
    func apply(_ model: (constant: Double, weights: [Double]), _ features: [Double]) -> Double {
      zip(model.weights, features).reduce(model.constant) { $0 + $1.0 * $1.1 }
    }
    func capped(_ value: Double) -> Double { min(value, BrowWeights.mostLines) }
    self.init(
      raised: apply(BrowWeights.raisedPlace, place)
        + BrowWeights.raisedLinesShare * capped(apply(BrowWeights.raisedLines, lines)),
      knit: apply(BrowWeights.knitPlace, place)
        + BrowWeights.knitLinesShare * capped(apply(BrowWeights.knitLines, lines)),
      raisedChange: apply(BrowWeights.raisedChange, lines + place),
      knitChange: apply(BrowWeights.knitChange, lines + place))
  }

  public init(raised: Double, knit: Double, raisedChange: Double, knitChange: Double) {
    self.raised = raised
    self.knit = knit
    self.raisedChange = raisedChange
    self.knitChange = knitChange
  }
}
