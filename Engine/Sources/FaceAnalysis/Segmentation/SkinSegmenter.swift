internal import Inference
internal import Raster

/// Finds bare skin around a face by the project's own network. For a single worker.
final class SkinSegmenter {
  private let person: PersonSegmenter
  private let request: InferenceRequest

  init(skin: CompiledModel, person: CompiledModel) throws(InferenceError) {
    self.person = try PersonSegmenter(person)
    request = try skin.makeRequest()
  }

  /// The skin mask of the face at `landmarks`; nil when the mesh has no extent.
  func mask(of landmarks: FaceLandmarks, in image: PixelImage) throws(InferenceError) -> SkinMask? {
    guard let frame = FaceFrame(of: landmarks) else { return nil }
    let light = SkinFeatures.light(of: image, frame: frame)
    let features = SkinFeatures(of: light)
    let silhouette = try person.mask(in: image, frame: frame)
    try request.withInput { input in
      SkinInput.write(features, frame: frame, person: silhouette, into: input)
    }
    try request.run()
    let probability = try request.withOutput { values in
      Plane(
        width: frame.width, height: frame.height,
        values: Array(values.prefix(frame.width * frame.height)))
    }
    return SkinMask(
      coverage: SkinCleaning.coverage(of: probability), toPicture: frame.toPicture, light: light)
  }

  /// What the network sees, without running it.
  func input(
    of landmarks: FaceLandmarks, in image: PixelImage
  ) throws(InferenceError) -> SkinTrainingInput? {
    guard let frame = FaceFrame(of: landmarks) else { return nil }
    let silhouette = try person.mask(in: image, frame: frame)
    let features = SkinFeatures(of: SkinFeatures.light(of: image, frame: frame))
    let count = SkinInput.channels * frame.width * frame.height
    let values = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      SkinInput.write(features, frame: frame, person: silhouette, into: buffer)
      filled = count
    }
    return SkinTrainingInput(
      values: values, width: frame.width, height: frame.height, toPicture: frame.toPicture)
  }
}
