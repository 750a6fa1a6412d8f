private import Dispatch
private import FaceAnalysis
private import Foundation
internal import PhotoAnalysis
private import RasterCodecs
private import Synchronization
private import Vocabulary

/// Photographs analysed by several workers, their documents printed in the order given.
struct AnalysisBatch {
  let photographs: PhotographList
  let options: AnalysisOptions
  /// The frontal photograph that gives the scale, when one was named.
  let frontal: PhotographFile?
  let output: OutputFolder?
  let printsJSON: Bool

  /// What all workers share: the next file to take, and what is finished but not yet printed.
  private struct Progress {
    var next = 0
    var printed = 0
    var finished: [Int: String] = [:]
    var refused = false
    var failure: (any Error)?
  }

  /// What is the same for every photograph of the run.
  private struct Run {
    let engine: AnalysisEngine
    let options: AnalysisOptions
    let names: [String]
    let bar: ProgressBar
  }

  /// - Throws: the first failure of the machine or of the place for the results; photographs
  ///   that cannot be used are refusals.
  func run(jobs: Int) throws -> ExitStatus {
    let (output, bar) = (output, ProgressBar(total: photographs.files.count))
    let decoder = try DecodeService()
    Interruption.whenAsked {
      output?.close()
      decoder.endWork()
      bar.clear()
    }
    bar.show(done: 0, activity: "loading the models")
    defer { bar.clear() }
    let engine = try AnalysisEngine(decoder: decoder)
    let options = try options(with: engine)
    // Its pace counts from here on.
    let run = Run(
      engine: engine, options: options, names: photographs.resultNames,
      bar: ProgressBar(total: photographs.files.count))
    return try analyseAll(run, jobs: jobs)
  }

  /// The options with the scale that the frontal photograph gives.
  private func options(with engine: AnalysisEngine) throws -> AnalysisOptions {
    guard let frontal else { return options }
    let photograph =
      switch frontal.read() {
      case .bytes(let bytes): try engine.makeAnalyser().frontalPhotograph(bytes)
      case .refused(let refusal): FrontalPhotograph.unusable(refusal.message)
      }
    var options = options
    options.scale = .frontal(photograph)
    return options
  }

  private func analyseAll(_ run: Run, jobs: Int) throws -> ExitStatus {
    let progress = Mutex(Progress())
    DispatchQueue.concurrentPerform(iterations: min(jobs, photographs.files.count)) { _ in
      do {
        let analyser = try run.engine.makeAnalyser()
        while let index = progress.withLock({ take(&$0, run.bar) }) {
          let (text, refused) = try analyse(index, of: run, with: analyser)
          try progress.withLock { try finish(index, text, refused: refused, &$0, run.bar) }
        }
      } catch {
        progress.withLock { $0.failure = $0.failure ?? error }
      }
    }
    return try progress.withLock { progress in
      if let failure = progress.failure { throw failure }
      return progress.refused ? .refused : .done
    }
  }

  /// The text to print for photograph `index`, and whether it was refused.
  private func analyse(
    _ index: Int, of run: Run, with analyser: PhotoAnalyser
  ) throws -> (text: String, refused: Bool) {
    let file = photographs.files[index]
    let analysis =
      switch file.read() {
      case .bytes(let bytes): try analyser.analyse(bytes, name: file.name, options: run.options)
      case .refused(let refusal): analyser.unreadable(name: file.name, because: refusal)
      }
    if let output {
      try output.write(try ResultFiles(analysis: analysis).bytes(), named: run.names[index])
    }
    let document = analysis.document
    return (printsJSON ? try document.json() : document.summary, document.refused != nil)
  }

  private func take(_ progress: inout Progress, _ bar: ProgressBar) -> Int? {
    guard progress.failure == nil, progress.next < photographs.files.count else { return nil }
    defer { progress.next += 1 }
    bar.show(done: progress.printed, activity: photographs.files[progress.next].name)
    return progress.next
  }

  private func finish(
    _ index: Int, _ text: String, refused: Bool, _ progress: inout Progress, _ bar: ProgressBar
  ) throws {
    progress.finished[index] = text
    progress.refused = progress.refused || refused
    while let line = progress.finished.removeValue(forKey: progress.printed) {
      bar.clear()
      let error = writeAll((line + "\n").utf8, to: STDOUT_FILENO)
      if error != 0 { throw OutputError.standardOutput(error) }
      progress.printed += 1
    }
    let latest = photographs.files[progress.next - 1].name
    if progress.printed < photographs.files.count {
      bar.show(done: progress.printed, activity: latest)
    }
  }
}

extension AnalysisDocument {
  /// One line for a person.
  fileprivate var summary: String {
    let name = printable(file)
    if let refusal = refused?.first {
      return "\(name): refused, \(refusal.code.rawValue). \(refusal.message.en)"
    }
    let size = scale.millimetresPerPixel.map { String(format: "%.4f mm/px", $0) }
    return "\(name): \(view?.kind.rawValue ?? "view unknown"), \(size ?? "scale unknown")"
  }
}
