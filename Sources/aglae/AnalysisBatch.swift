private import Dispatch
private import FaceAnalysis
private import Foundation
private import Inference
internal import PhotoAnalysis
private import RasterCodecs
private import Synchronization
private import Vocabulary
private import WebUI

/// Photographs analysed by several workers, their documents printed in the order given.
struct AnalysisBatch {
  let files: [String]
  let options: AnalysisOptions
  let output: String?
  let printsJSON: Bool

  /// What all workers share: the next file to take, and what is finished but not yet printed.
  private struct Progress {
    var next = 0
    var printed = 0
    var finished: [Int: String] = [:]
    var refused = false
    var failure: (any Error)?
  }

  /// - Throws: the first failure of the machine; photographs that cannot be used are refusals.
  func run(jobs: Int) throws -> ExitStatus {
    if let output {
      try FileManager.default.createDirectory(
        atPath: output, withIntermediateDirectories: true)
    }
    let environment = ProcessInfo.processInfo.environment
    let installation = try Installation.ofThisProgram(environment: environment)
    let runtime = try InferenceRuntime(
      installation, cacheFolder: installation.root + "/.deps/cache")
    let models = try FaceModels(runtime)
    let decoder = try DecodeService()
    let progress = Mutex(Progress())
    DispatchQueue.concurrentPerform(iterations: min(jobs, max(files.count, 1))) { _ in
      do {
        let analyser = try PhotoAnalyser(
          decoder: decoder, models: models, manifest: runtime.manifest)
        try work(with: analyser, progress)
      } catch {
        progress.withLock { $0.failure = $0.failure ?? error }
      }
    }
    return try progress.withLock { progress in
      if let failure = progress.failure { throw failure }
      return progress.refused ? .refused : .done
    }
  }

  private func work(
    with analyser: PhotoAnalyser, _ progress: borrowing Mutex<Progress>
  ) throws {
    while let index = progress.withLock({ take(&$0) }) {
      let file = files[index]
      let name = (file as NSString).lastPathComponent
      let bytes = FileManager.default.contents(atPath: file).map { [UInt8]($0) } ?? []
      let analysis = try analyser.analyse(bytes, name: name, options: options)
      if let output { try write(analysis, named: name, to: output) }
      let document = analysis.document
      let text = printsJSON ? try document.json() : summary(of: document)
      progress.withLock { finish(index, text, refused: document.refused != nil, &$0) }
    }
  }

  private func take(_ progress: inout Progress) -> Int? {
    guard progress.failure == nil, progress.next < files.count else { return nil }
    defer { progress.next += 1 }
    return progress.next
  }

  private func finish(_ index: Int, _ text: String, refused: Bool, _ progress: inout Progress) {
    progress.finished[index] = text
    progress.refused = progress.refused || refused
    while let line = progress.finished.removeValue(forKey: progress.printed) {
      print(line)
      progress.printed += 1
    }
    guard isatty(STDERR_FILENO) == 1, files.count > 1 else { return }
    let end = progress.printed == files.count ? "\n" : ""
    FileHandle.standardError.write(Data("\r\(progress.printed)/\(files.count)\(end)".utf8))
  }

  private func write(_ analysis: PhotoAnalysis, named name: String, to folder: String) throws {
    let stem = folder + "/" + (name as NSString).deletingPathExtension
    let json = Data(try analysis.document.json().utf8)
    try json.write(to: URL(fileURLWithPath: stem + ".analysis.json"), options: .atomic)
    let report = Report(
      of: analysis, photo: try analysis.image?.reduced(toFit: 1600).jpegBytes())
    try Data(report.html.utf8).write(
      to: URL(fileURLWithPath: stem + ".report.html"), options: .atomic)
    guard let image = analysis.image else { return }
    let overlay = Overlay(analysis)
    let picture = try image.reduced(toFit: Overlay.longestSide).drawing(svg: overlay.svg)
    try Data(try picture.pngBytes()).write(
      to: URL(fileURLWithPath: stem + ".overlay.png"), options: .atomic)
  }

  private func summary(of document: AnalysisDocument) -> String {
    if let refusal = document.refused?.first {
      return "\(document.file): refused, \(refusal.code.rawValue). \(refusal.message.en)"
    }
    guard let view = document.view else { return document.file }
    let scale = document.scale.millimetresPerPixel.map { String(format: "%.4f", $0) } ?? "unknown"
    return "\(document.file): \(view.kind.rawValue), \(scale) mm/px"
  }
}
