internal import Inference
internal import Raster

/// Finds the person's silhouette around a face. For a single worker.
final class PersonSegmenter {
  private static let size = 256

  private let request: InferenceRequest

  init(_ model: CompiledModel) throws(InferenceError) { request = try model.makeRequest() }

  /// The silhouette in the part of `image` that `frame` covers, at the network's resolution.
  func mask(in image: PixelImage, frame: FaceFrame) throws(InferenceError) -> PersonMask {
    let size = Self.size
    let rectangle = frame.rectangle
    try request.withInput { input in
      image.sample(
        rectangle, width: size, height: size, into: input, scale: 1, offset: 0, border: .nearest)
    }
    try request.run()
    let values = try request.withOutput { Array($0.prefix(size * size)) }
    let step = AffineTransform(
      a: Double(frame.width) / Double(size), b: 0, tx: 0,
      c: 0, d: Double(frame.height) / Double(size), ty: 0)
    return PersonMask(
      probability: Plane(width: size, height: size, values: values),
      toPicture: frame.toPicture.after(step))
  }
}

extension FaceFrame {
  /// The part of the picture that the frame covers.
  var rectangle: TurnedRectangle {
    let centre = toPicture.apply(Point(Double(width), Double(height)) / 2)
    let scale = (toPicture.a * toPicture.a + toPicture.c * toPicture.c).squareRoot()
    return TurnedRectangle(
      centre: SIMD2(Float(centre.x), Float(centre.y)),
      size: SIMD2(Float(Double(width) * scale), Float(Double(height) * scale)),
      rotation: Float(arcTangentInDegrees(toPicture.c, toPicture.a) * .pi / 180))
  }
}
