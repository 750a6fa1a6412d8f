public import Raster

/// Where the picture shows a person, hair and clothing included.
public struct PersonMask: Hashable, Sendable {
  /// Probability of each mask pixel, 0…1, at the mask's own resolution.
  public let probability: Plane<Float>
  /// Maps mask pixels to pixels of the upright picture.
  public let toPicture: AffineTransform

  public init(probability: Plane<Float>, toPicture: AffineTransform) {
    self.probability = probability
    self.toPicture = toPicture
  }
}
