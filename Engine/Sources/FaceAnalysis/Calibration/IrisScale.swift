internal import Raster

/// The scale read from the width of the irises, which differs little between people.
///
/// It holds in the plane of the irises of a nearly frontal picture. A contact lens with a limbal
/// ring spoils it, which the points cannot show.
public enum IrisScale {
  /// Horizontal visible iris diameter and its standard deviation between people, millimetres.
  /// Source: MediaPipe Iris documentation, 11.7 ± 0.5 mm.
  public static let diameterInMillimetres = 11.7
  public static let diameterDeviationInMillimetres = 0.5

  /// Beyond this yaw, degrees, one iris is foreshortened too much.
  public static let yawLimit = 15.0

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
    guard abs(yawInDegrees) <= yawLimit else { return .unknown }
    let right = distance(landmarks.position(469), landmarks.position(471))
    let left = distance(landmarks.position(474), landmarks.position(476))
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
