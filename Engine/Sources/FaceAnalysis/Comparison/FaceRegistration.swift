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

  /// Points whose places hold: irises, corners of the eyes, root of the nose. Lips, chin, brows and
  /// jaw move with expression, and are what is treated.
  static let stablePoints = [468, 473, 33, 133, 362, 263, 168, 6, 193, 417]

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
