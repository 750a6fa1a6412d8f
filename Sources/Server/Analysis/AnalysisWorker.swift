internal import FaceAnalysis
internal import Inference
internal import PhotoAnalysis
internal import Raster
internal import RasterCodecs
internal import WebUI

/// One analyser with its workspace, one photograph at a time.
actor AnalysisWorker {
  private let executor: WorkerExecutor
  private let analyser: PhotoAnalyser
  let decoder: DecodeService

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(
    number: Int, decoder: DecodeService, models: FaceModels, manifest: ModelManifest
  ) throws {
    self.decoder = decoder
    executor = WorkerExecutor(label: "aglae.analysis.\(number)")
    analyser = try PhotoAnalyser(decoder: decoder, models: models, manifest: manifest)
  }

  /// The photograph with what was found and the pictures that the screens show.
  func analyse(
    _ bytes: [UInt8], name: String, options: AnalysisOptions
  ) throws -> (analysis: PhotoAnalysis, pictures: ScreenPictures?) {
    let analysis = try analyser.analyse(bytes, name: name, options: options)
    return (analysis, try analysis.image.map(ScreenPictures.init))
  }

  /// The same photograph once more, with other options.
  func analyse(
    _ image: PixelImage, camera: CameraNotes?, name: String, sha256: String?,
    options: AnalysisOptions
  ) throws -> PhotoAnalysis {
    try analyser.analyse(image, camera: camera, name: name, sha256: sha256, options: options)
  }

  /// The photograph in all its pixels, as JPEG.
  func fullPicture(of image: PixelImage) throws -> [UInt8] {
    try image.jpegBytes(quality: 92)
  }

  /// The photograph for the report, as JPEG.
  func reportPicture(of image: PixelImage) throws -> [UInt8] {
    try image.reduced(toFit: 1600).jpegBytes()
  }
}

/// JPEG pictures of a photograph in the sizes that screens show first.
struct ScreenPictures: Sendable {
  /// At most `AnalysisPage.previewSide` pixels on its longer side.
  let preview: [UInt8]
  /// At most 240 pixels on its longer side.
  let thumbnail: [UInt8]

  init(_ image: PixelImage) throws {
    let reduced = try image.reduced(toFit: AnalysisPage.previewSide)
    preview = try reduced.jpegBytes(quality: 88)
    thumbnail = try reduced.reduced(toFit: 240).jpegBytes(quality: 85)
  }
}
