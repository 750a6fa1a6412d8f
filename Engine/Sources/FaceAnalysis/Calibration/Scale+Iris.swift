internal import Raster

extension Scale {
  /// Horizontal visible diameter of the iris: 11.7 ± 0.5 mm.
  /// Source: MediaPipe Iris documentation, 2020 (partly verified).
  private static let irisDiameter = (millimetres: 11.7, standardDeviation: 0.5)

  /// The provisional scale from both irises: the diameter that most adults share over the one
  /// seen. The uncertainty joins the spread between people and the difference between the eyes.
  public init(irisesOf face: FaceLandmarks) {
    let right = distance(face.position(469), face.position(471))
    let left = distance(face.position(474), face.position(476))
    let mean = (right + left) / 2
    guard mean > 0 else {
      self = .unknown
      return
    }
    let population = Self.irisDiameter.standardDeviation / Self.irisDiameter.millimetres
    let disagreement = (right - left) / (2 * mean)
    self.init(
      millimetresPerPixel: Self.irisDiameter.millimetres / mean,
      relativeUncertainty: (population * population + disagreement * disagreement).squareRoot(),
      source: .iris)
  }
}

private func distance(_ a: Point, _ b: Point) -> Double {
  let d = a - b
  return (d * d).sum().squareRoot()
}
