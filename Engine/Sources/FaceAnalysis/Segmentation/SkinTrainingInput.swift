internal import Inference
package import Raster

/// What the skin network sees of one face, for training it.
package struct SkinTrainingInput: Sendable {
  /// Planes one after another, each `height` rows of `width` values.
  package let values: [Float]
  package let width, height: Int
  /// Maps their pixels to pixels of the upright picture.
  package let toPicture: AffineTransform
}
