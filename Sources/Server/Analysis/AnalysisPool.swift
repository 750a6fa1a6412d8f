internal import FaceAnalysis
internal import Inference
internal import RasterCodecs
internal import WebUI

/// The few workers that all requests share; who comes later waits in order.
actor AnalysisPool {
  private var idle: [AnalysisWorker]
  private var waiting: [CheckedContinuation<AnalysisWorker, Never>] = []
  /// Longest queue before requests are turned away.
  private let longestQueue = 32

  init(
    workers: Int, decoder: DecodeService, models: FaceModels, manifest: ModelManifest
  ) throws {
    idle = try (1...workers).map {
      try AnalysisWorker(number: $0, decoder: decoder, models: models, manifest: manifest)
    }
  }

  /// - Throws: `Problem.busy` when too many wait already; what `body` throws.
  func run<Result: Sendable>(
    _ body: @Sendable (AnalysisWorker) async throws -> Result
  ) async throws -> Result {
    let worker = try await take()
    defer { giveBack(worker) }
    return try await body(worker)
  }

  private func take() async throws(Problem) -> AnalysisWorker {
    if let worker = idle.popLast() { return worker }
    guard waiting.count < longestQueue else { throw .busy }
    return await withCheckedContinuation { waiting.append($0) }
  }

  private func giveBack(_ worker: AnalysisWorker) {
    if waiting.isEmpty {
      idle.append(worker)
    } else {
      waiting.removeFirst().resume(returning: worker)
    }
  }
}
