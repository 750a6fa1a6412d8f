internal import Crypto
public import FaceAnalysis
public import Inference
internal import Raster
public import RasterCodecs
internal import Vocabulary

/// The journey of one photograph through the engine, from the bytes of its file to the document.
/// Keeps workspace, so each worker has its own.
public final class PhotoAnalyser {
  public static let engineVersion = "0.1.0"
  /// Least distance between the outer corners of the eyes, pixels. Engineering default.
  private static let leastOuterEyeDistance = 60.0
  /// A second face counts when it is at least this share of the first one's width.
  private static let countedFaceShare = 0.5

  private let decoder: DecodeService
  private let faces: FaceAnalyser
  private let provenance: AnalysisDocument.Provenance

  /// - Throws: `InferenceError` when a model cannot be used.
  public init(
    decoder: DecodeService, models: FaceModels, manifest: ModelManifest
  ) throws(InferenceError) {
    self.decoder = decoder
    faces = try FaceAnalyser(models)
    provenance = AnalysisDocument.Provenance(
      engine: Self.engineVersion,
      models: manifest.models.filter { FaceModels.ids.contains($0.id) }
        .map { .init(id: $0.id, sha256: $0.sha256) }, knowledge: nil)
  }

  /// Analyses the bytes of one image file called `name`.
  ///
  /// A file or photograph that cannot be used gives a refused document, not an error.
  /// - Throws: `DecodeFailure` or `InferenceError` when the machine fails.
  public func analyse(
    _ bytes: [UInt8], name: String, options: AnalysisOptions = AnalysisOptions()
  ) throws -> PhotoAnalysis {
    var document = emptyDocument(name: name, bytes: bytes)
    let image: PixelImage
    switch try decoder.decode(bytes) {
    case .decoded(let photograph): image = photograph.image
    case .refused(let refusal):
      document.refused = [refusal]
      return PhotoAnalysis(
        document: document, image: nil, landmarks: nil, pose: nil, regions: [], skin: nil)
    }
    document.image = .init(width: image.width, height: image.height)
    let found = try faces.detect(in: image)
    guard let landmarks = try options.landmarks ?? firstLandmarks(of: found, in: image) else {
      document.refused = [Refusal(code: .noFace, message: Phrases.noFace)]
      return PhotoAnalysis(
        document: document, image: image, landmarks: nil, pose: nil, regions: [], skin: nil)
    }
    return describe(
      landmarks, in: image, found: found, options: options, document: document)
  }

  private func firstLandmarks(
    of found: [FaceDetection], in image: PixelImage
  ) throws(InferenceError) -> FaceLandmarks? {
    for face in found {
      if let landmarks = try faces.landmarks(of: face, in: image) { return landmarks }
    }
    return nil
  }

  private func describe(
    _ landmarks: FaceLandmarks, in image: PixelImage, found: [FaceDetection],
    options: AnalysisOptions, document base: AnalysisDocument
  ) -> PhotoAnalysis {
    var document = base
    let pose = HeadPose(landmarks)
    document.view = pose.map { pose in
      // Between two views the frontal one is named; the angles beside it tell.
      .init(
        kind: options.view ?? PhotographicView(pose) ?? .frontal, yaw: pose.yaw,
        pitch: pose.pitch, roll: pose.roll)
    }
    document.scale =
      options.millimetresPerPixel.map {
        Scale(millimetresPerPixel: $0, relativeUncertainty: 0, source: .given)
      } ?? pose.map { IrisScale.measure(landmarks, yawInDegrees: $0.yaw) } ?? .unknown
    document.landmarks = .init(
      model: FaceModels.ids[3], points: landmarks.points.map { [$0.x, $0.y, $0.z] })
    let size = landmarks.outerEyeDistance
    document.quality = [
      .init(
        id: "outer_eye_distance", value: size, limit: Self.leastOuterEyeDistance, unit: "px",
        ok: size >= Self.leastOuterEyeDistance)
    ]
    let refusals = refusals(found: found, outerEyeDistance: size)
    document.refused = refusals.isEmpty ? nil : refusals
    let goesOn = refusals.isEmpty || options.goesOnAfterRefusal
    return PhotoAnalysis(
      document: document, image: image, landmarks: landmarks, pose: pose,
      regions: goesOn ? RegionPolygon.all(following: landmarks) : [], skin: nil)
  }

  private func refusals(found: [FaceDetection], outerEyeDistance: Double) -> [Refusal] {
    var refusals: [Refusal] = []
    let largest = found.map(\.size.x).max() ?? 0
    let counted = found.filter { $0.size.x >= Self.countedFaceShare * largest }.count
    if counted > 1 {
      refusals.append(
        Refusal(
          code: .severalFaces, message: Phrases.severalFaces, value: Double(counted), limit: 1,
          unit: "1"))
    }
    if outerEyeDistance < Self.leastOuterEyeDistance {
      refusals.append(
        Refusal(
          code: .faceTooSmall, message: Phrases.faceTooSmall, value: outerEyeDistance,
          limit: Self.leastOuterEyeDistance, unit: "px"))
    }
    return refusals
  }

  private func emptyDocument(name: String, bytes: [UInt8]) -> AnalysisDocument {
    AnalysisDocument(
      file: name, sha256: hexadecimal(SHA256.hash(data: bytes)), image: nil, refused: nil,
      quality: [], view: nil, scale: .unknown,
      colour: .init(status: .uncalibrated, meanDeltaE2000: nil), landmarks: nil,
      profileLandmarks: nil, measures: [], findings: [], scores: [], grades: [],
      skinTone: .init(status: .uncalibrated, ita: nil, uncertainty: nil),
      provenance: provenance)
  }
}

private func hexadecimal(_ digest: SHA256.Digest) -> String {
  let digits = Array("0123456789abcdef")
  return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
