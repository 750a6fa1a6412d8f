public import Raster

/// Where the picture shows bare skin of the face, ears and neck: no hair, brow, beard, glasses,
/// eye, vermilion, nostril, clothing or background.
public struct SkinMask: Hashable, Sendable {
  /// Coverage of each mask pixel, 0 none … 255 whole, at the mask's own resolution.
  public let coverage: Plane<UInt8>
  /// Maps mask pixels to pixels of the upright picture.
  public let toPicture: AffineTransform
  /// The picture on the mask's own grid, as the network saw it; nil for a mask made elsewhere. Kept so
  /// that a large photograph is sampled once.
  let light: LinearImage?

  public init(coverage: Plane<UInt8>, toPicture: AffineTransform) {
    self.init(coverage: coverage, toPicture: toPicture, light: nil)
  }

  init(coverage: Plane<UInt8>, toPicture: AffineTransform, light: LinearImage?) {
    self.coverage = coverage
    self.toPicture = toPicture
    self.light = light
  }
}
