public import Raster

/// Where the picture shows bare skin of the face, ears and neck: no hair, brow, beard, glasses,
/// eye, vermilion, nostril, clothing or background.
public struct SkinMask: Hashable, Sendable {
  /// Coverage of each mask pixel, 0 none … 255 whole, at the mask's own resolution.
  public let coverage: Plane<UInt8>
  /// Maps mask pixels to pixels of the upright picture.
  public let toPicture: AffineTransform

  public init(coverage: Plane<UInt8>, toPicture: AffineTransform) {
    self.coverage = coverage
    self.toPicture = toPicture
  }
}
