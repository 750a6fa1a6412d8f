internal import Crypto
public import FaceAnalysis
public import Inference
public import Raster
public import RasterCodecs
public import Vocabulary

/// The journey of one photograph through the engine, from the bytes of its file to the document.
/// Keeps workspace, so each worker has its own.
public final class PhotoAnalyser {
  public static let engineVersion = "0.1.0"

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
  /// - Throws: `CorrectedPointsError.outsidePicture`; `DecodeFailure` or `InferenceError` when
  ///   the machine fails.
  public func analyse(
    _ bytes: [UInt8], name: String, options: AnalysisOptions = AnalysisOptions()
  ) throws -> PhotoAnalysis {
    let sha256 = hexadecimal(SHA256.hash(data: bytes))
    switch try decoder.decode(bytes) {
    case .decoded(let photograph):
      return try analyse(
        photograph.image, camera: photograph.camera, name: name, sha256: sha256,
        options: options)
    case .refused(let refusal):
      var document = emptyDocument(name: name, sha256: sha256)
      document.refused = [refusal]
      return PhotoAnalysis(document)
    }
  }

  /// Analyses a photograph that is decoded already, as after a correction of its points.
  ///
  /// - Parameters:
  ///   - camera: what the camera noted, which a station is told by.
  ///   - sha256: of the file that the pixels came from, hexadecimal.
  /// - Throws: `CorrectedPointsError.outsidePicture`; `InferenceError` when the machine fails.
  public func analyse(
    _ image: PixelImage, camera: CameraNotes? = nil, name: String, sha256: String?,
    options: AnalysisOptions = AnalysisOptions()
  ) throws -> PhotoAnalysis {
    var document = emptyDocument(name: name, sha256: sha256)
    document.image = .init(width: image.width, height: image.height)
    try options.points?.check(width: image.width, height: image.height)
    let found = try faces.detect(in: image)
    let landmarks = try firstLandmarks(of: found, in: image)
    var reading = FaceReading(
      image: image, found: found,
      chart: options.chart == .none ? nil : ChartFinder.find(in: image), camera: camera,
      landmarks: landmarks,
      anatomical: try landmarks.flatMap { mesh in
        try faces.anatomicalPoints(around: mesh, in: image)
      })
    if let mesh = reading.mesh(correctedBy: options.points) {
      reading.skin = try faces.skin(of: mesh.landmarks, in: image)
    }
    var analysis = describe(reading, options: options, document: document)
    analysis.camera = camera
    return analysis
  }

  /// The document of a file that could not be read, whose bytes nobody saw.
  public func unreadable(name: String, because refusal: Refusal) -> PhotoAnalysis {
    var document = emptyDocument(name: name, sha256: nil)
    document.refused = [refusal]
    return PhotoAnalysis(document)
  }

  private func firstLandmarks(
    of found: [FaceDetection], in image: PixelImage
  ) throws(InferenceError) -> FaceLandmarks? {
    for face in found {
      if let landmarks = try faces.landmarks(of: face, in: image) { return landmarks }
    }
    return nil
  }

  private func emptyDocument(name: String, sha256: String?) -> AnalysisDocument {
    AnalysisDocument(
      file: name, sha256: sha256, image: nil, refused: nil, quality: [], view: nil, scale: .unknown,
      colour: .uncalibrated, landmarks: nil,
      profileLandmarks: nil, measures: [], findings: [], scores: [], grades: [],
      skinTone: .init(status: .uncalibrated, ita: nil, uncertainty: nil),
      provenance: provenance)
  }
}

private func hexadecimal(_ digest: SHA256.Digest) -> String {
  let digits = Array("0123456789abcdef")
  return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
