private import FaceAnalysis
private import Foundation
internal import Inference
internal import PhotoAnalysis
internal import RasterCodecs

/// Models and decoder of this installation, shared by all workers of a run.
struct AnalysisEngine: Sendable {
  private let decoder: DecodeService
  private let runtime: InferenceRuntime
  private let models: FaceModels

  /// - Throws: `InferenceError` when a model is missing or is not the one in the manifest.
  init(decoder: DecodeService) throws(InferenceError) {
    self.decoder = decoder
    let installation = try Installation.ofThisProgram(
      environment: ProcessInfo.processInfo.environment)
    runtime = try InferenceRuntime(
      installation, cacheFolder: installation.root + "/.deps/cache")
    models = try FaceModels(runtime)
  }

  /// An analyser for one worker.
  func makeAnalyser() throws(InferenceError) -> PhotoAnalyser {
    try PhotoAnalyser(decoder: decoder, models: models, manifest: runtime.manifest)
  }
}
