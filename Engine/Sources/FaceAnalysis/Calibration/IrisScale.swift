internal import Raster

/// The scale read from the width of the irises, which differs little between people.
///
/// It holds in the plane of the irises of a nearly frontal picture. A contact lens with a limbal
/// ring spoils it, which the points cannot show.
public enum IrisScale {
  /// Horizontal visible iris diameter (white to white) and its standard deviation between people,
  /// millimetres. Source: Rüfer, Schröder & Erb 2005, Cornea 24:259–261.
  public static let diameterInMillimetres = 11.71
  public static let diameterDeviationInMillimetres = 0.42

  /// Beyond this yaw, degrees, one iris is foreshortened too much.
  public static let yawLimit = 15.0

  /// Of the mean breadth of both irises between photographs of one person, over it.
  static let repeatedDeviation = 0.01

  /// Assumed standard deviation of one diameter, pixels; not measured.
  static let detectionDeviation = 0.5
  /// Narrower irises, pixels, are not measured.
  static let smallestDiameter = 8.0
  /// Largest difference between the eyes over their mean.
  static let largestDisagreement = 0.15

  /// Millimetres per pixel from both irises, with the spread between people, the detection and
  /// the disagreement of the eyes in its uncertainty; `Scale.unknown` when they cannot tell.
  ///
  /// The gaze may follow the camera (no foreshortening) or the head (the cosine of the yaw): the
  /// middle is taken and the range counts as a uniform error.
  public static func measure(_ landmarks: FaceLandmarks, yawInDegrees: Double) -> Scale {
    let breadths = breadths(landmarks)
    return measure(right: breadths[0], left: breadths[1], yawInDegrees: yawInDegrees)
  }

  /// The same from the breadths of the irises that were found in the picture, unless a person
  /// made an iris wider or narrower: then as the mesh `landmarks` has them.
  public static func measure(
    _ landmarks: FaceLandmarks, anatomical: AnatomicalPoints?, yawInDegrees: Double
  ) -> Scale {
    guard let anatomical,
      zip(breadths(landmarks), breadths(anatomical.mesh))
        .allSatisfy({ abs($0 - $1) <= FacePoints.moved })
    else { return measure(landmarks, yawInDegrees: yawInDegrees) }
    return measure(
      right: anatomical.rightIrisBreadth, left: anatomical.leftIrisBreadth,
      yawInDegrees: yawInDegrees)
  }

  /// Of the right and the left iris, pixels.
  private static func breadths(_ mesh: FaceLandmarks) -> [Double] {
    [(469, 471), (474, 476)].map { distance(mesh.position($0.0), mesh.position($0.1)) }
  }

  private static func measure(right: Double, left: Double, yawInDegrees: Double) -> Scale {
    guard abs(yawInDegrees) <= yawLimit else { return .unknown }
    let mean = (right + left) / 2
    guard min(right, left) >= smallestDiameter,
      abs(right - left) <= largestDisagreement * mean
    else { return .unknown }

    let cosine = cosine(degrees: yawInDegrees)
    let foreshortening = (1 + cosine) / 2
    let between = diameterDeviationInMillimetres / diameterInMillimetres
    let detection = detectionDeviation / (mean * 2.squareRoot())
    let disagreement = abs(right - left) / (2 * mean)
    let gaze = (1 - cosine) / (12.squareRoot() * foreshortening)
    let variance =
      between * between + detection * detection + disagreement * disagreement + gaze * gaze
    return Scale(
      millimetresPerPixel: diameterInMillimetres * foreshortening / mean,
      relativeUncertainty: variance.squareRoot(), source: .iris)
  }

  private static func distance(_ a: Point, _ b: Point) -> Double {
    ((a - b) * (a - b)).sum().squareRoot()
  }
}
