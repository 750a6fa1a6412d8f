public import Inference
public import Raster

/// The networks that find faces, loaded once and shared between workers.
public struct FaceModels: Sendable {
  let shortRange: CompiledModel
  let fullRange: CompiledModel
  let mesh: CompiledModel
  let attention: CompiledModel
  let person: CompiledModel
  let skin: CompiledModel
  let anatomical: CompiledModel

  /// Ids of the models in use, as in Models/manifest.json.
  public static let ids = [
    "face-detection-short-range", "face-detection-full-range", "face-mesh", "face-mesh-attention",
    "person-segmentation", "skin-segmentation", "anatomical-points",
  ]

  /// - Throws: `InferenceError`; a file whose hash differs from the manifest is refused.
  public init(_ runtime: InferenceRuntime) throws(InferenceError) {
    shortRange = try runtime.load(Self.ids[0])
    fullRange = try runtime.load(Self.ids[1])
    mesh = try runtime.load(Self.ids[2])
    attention = try runtime.load(Self.ids[3])
    person = try runtime.load(Self.ids[4])
    skin = try runtime.load(Self.ids[5])
    anatomical = try runtime.load(Self.ids[6])
  }
}

/// Finds faces and their points in pictures. Keeps its workspace, so each worker has its own.
public final class FaceAnalyser {
  private let near: FaceDetector
  private let far: FaceDetector
  private let finder: LandmarkFinder
  private let segmenter: SkinSegmenter
  private let anatomy: AnatomicalPointFinder

  /// - Throws: `InferenceError.runtime`.
  public init(_ models: FaceModels) throws(InferenceError) {
    near = try FaceDetector(models.shortRange, design: .shortRange)
    far = try FaceDetector(models.fullRange, design: .fullRange)
    finder = try LandmarkFinder(mesh: models.mesh, attention: models.attention)
    segmenter = try SkinSegmenter(skin: models.skin, person: models.person)
    anatomy = try AnatomicalPointFinder(models.anatomical)
  }

  /// Faces in `image`, the surest first; the far detector is asked when the near one sees none.
  ///
  /// - Throws: `InferenceError.runtime`.
  public func detect(in image: PixelImage) throws(InferenceError) -> [FaceDetection] {
    let found = try near.detect(in: image)
    return found.isEmpty ? try far.detect(in: image) : found
  }

  /// The 478 points of `face`; nil when the network doubts that a face is there (below 0.5).
  ///
  /// - Throws: `InferenceError.runtime`.
  public func landmarks(
    of face: FaceDetection, in image: PixelImage
  ) throws(InferenceError) -> FaceLandmarks? {
    let (landmarks, confidence) = try finder.find(in: image, square: CropSquare(around: face))
    return confidence >= 0.5 ? landmarks : nil
  }

  /// The anatomical points around the mesh `landmarks`; nil when its pupils coincide.
  ///
  /// - Throws: `InferenceError.runtime`.
  public func anatomicalPoints(
    around landmarks: FaceLandmarks, in image: PixelImage
  ) throws(InferenceError) -> AnatomicalPoints? {
    try anatomy.find(around: landmarks, in: image)
  }

  /// Where bare skin lies around the face at `landmarks`; nil when the mesh has no extent.
  ///
  /// - Throws: `InferenceError.runtime`.
  public func skin(
    of landmarks: FaceLandmarks, in image: PixelImage
  ) throws(InferenceError) -> SkinMask? {
    try segmenter.mask(of: landmarks, in: image)
  }

  /// What the skin network sees of the face at `landmarks`; nil when the mesh has no extent.
  ///
  /// - Throws: `InferenceError.runtime`.
  package func skinTrainingInput(
    of landmarks: FaceLandmarks, in image: PixelImage
  ) throws(InferenceError) -> SkinTrainingInput? {
    try segmenter.input(of: landmarks, in: image)
  }
}
