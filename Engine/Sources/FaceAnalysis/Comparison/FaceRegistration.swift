public import Raster

/// How the second of two photographs of a face is laid over the first: by a similarity over points
/// that neither expression nor the usual treatments move. A photograph is never warped.
public struct FaceRegistration: Hashable, Sendable {
  /// Pixels of the second picture to pixels of the first.
  public let secondToFirst: AffineTransform
  /// Pixels of the first picture for a pixel of the second.
  public let scale: Double
  /// Degrees by which the second is turned, clockwise on the screen.
  public let rotationInDegrees: Double
  /// Root mean square distance that remains between the stable points, pixels of the first picture.
  public let residualInPixels: Double
  /// The same in millimetres; nil when neither scale is known.
  public let residualInMillimetres: Double?

  /// Points whose places hold: irises, root of the nose, corners of the eyes with what lies next to
  /// them, so that one point's error counts less. Lips, chin, brows and jaw move with expression, and
  /// are what is treated. More of the irises would be nearer on faces that look at the lens, which
  /// patients do not always; more of the nose and the temples turns with the head (tuning seeds).
  static let stablePoints =
    [468, 473, 168, 6, 193, 417]
    + [33, 130, 7, 246, 133, 243, 155, 173] + [263, 359, 249, 466, 362, 463, 382, 398]

  /// nil when the points of a face coincide.
  public init?(
    of second: FaceLandmarks, onto first: FaceLandmarks, firstScale: Scale, secondScale: Scale
  ) {
    guard
      let fit = SimilarityFit(
        Self.stablePoints.map(second.position), onto: Self.stablePoints.map(first.position))
    else { return nil }
    secondToFirst = fit.transform
    scale = fit.scale
    rotationInDegrees = fit.rotationInDegrees
    residualInPixels = fit.residual
    let millimetres = [
      firstScale.millimetresPerPixel.map { $0 * fit.residual },
      secondScale.millimetresPerPixel.map { $0 * fit.residual / fit.scale },
    ].compactMap { $0 }
    residualInMillimetres =
      millimetres.isEmpty ? nil : millimetres.reduce(0, +) / Double(millimetres.count)
  }
}
