internal import ArgumentParser
private import Foundation
private import PhotoAnalysis
private import RasterCodecs
private import Stations
internal import Vocabulary

/// `aglae analyze`: one document a photograph, in the order given.
struct Analyze: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Analyses photographs of faces.",
    discussion: """
      A folder stands for the pictures directly in it. With --output each photograph gets \
      NAME.analysis.json, NAME.overlay.png (when there is a picture) and NAME.report.html, all \
      of them or none; a NAME that an earlier photograph of the run took gets -2, -3 and so on.

        aglae analyze face.jpg --output results
        aglae analyze visit/ --json --jobs 2 > documents.jsonl
        aglae analyze left.jpg --view left_profile --frontal face.jpg --landmarks points.json

      Exit status: 0 all analysed, 3 at least one photograph refused (its document says why), \
      2 wrong usage or a path that does not exist, 1 failure.
      """)

  @Argument(
    help: ArgumentHelp("Photographs, or folders of photographs.", valueName: "photo"),
    completion: .file())
  var photos: [String]

  @Option(help: "The view as photographed; auto tells it from the pose.")
  var view: ViewChoice = .auto

  @Option(help: "Look for a ColorChecker in the picture, which gives scale and colours, or not.")
  var chart: ChartChoice = .auto

  @Option(help: ChartSizeChoice.help)
  var chartSize: ChartSizeChoice?

  @Option(
    help: ArgumentHelp(
      "Photo station that took the photographs; with --data.", valueName: "name"))
  var station: String?

  @Option(
    help: ArgumentHelp("Folder of the practice's data, where its stations are.", valueName: "dir"),
    completion: .directory)
  var data: String?

  @Option(
    help: ArgumentHelp(
      "Millimetres per pixel of the upright picture, when known.", valueName: "mm-per-px"))
  var scale: Double?

  @Option(
    help: ArgumentHelp(
      "Millimetres from the camera to the irises, when known: perspective is undone.",
      valueName: "mm"))
  var distance: Double?

  @Option(
    help: ArgumentHelp(
      """
      Frontal photograph of the same series, taken at the same distance: its irises give the \
      scale. Not with --scale.
      """, valueName: "photo"), completion: .file())
  var frontal: String?

  @Option(
    help: ArgumentHelp(
      """
      Corrected points in pixels of the upright picture: {"points": [[x, y], … 478]} or, in \
      profile, {"prn": [x, y], …} with any of \(SoftTissueLandmark.list). One photograph only.
      """, valueName: "file"), completion: .file())
  var landmarks: String?

  @Flag(help: "Go on after a refusal for quality; the refusal stays in the document.")
  var force = false

  @Option(help: ArgumentHelp("Folder for the results.", valueName: "dir"), completion: .directory)
  var output: String?

  @Flag(help: "Print one JSON document a line, one a photograph.")
  var json = false

  @Option(help: ArgumentHelp("Photographs analysed at the same time.", valueName: "n"))
  var jobs = 1

  mutating func validate() throws {
    guard !photos.isEmpty else { throw ValidationError("Name at least one photograph.") }
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs must be 1 to 64.") }
    if let scale, !(scale.isFinite && scale > 0) {
      throw ValidationError("--scale must be a positive number of millimetres per pixel.")
    }
    if let distance, !(distance.isFinite && distance >= 100) {
      throw ValidationError("--distance must be at least 100 millimetres.")
    }
    if scale != nil, frontal != nil {
      throw ValidationError("--scale and --frontal both give the scale. Use one of them.")
    }
    guard (station == nil) == (data == nil) else {
      throw ValidationError("--station and --data go together.")
    }
    for path in [data, frontal, landmarks].compactMap({ $0 })
    where !FileManager.default.fileExists(atPath: path) {
      throw ValidationError("There is no file at \(printable(path)).")
    }
  }

  func run() throws {
    let status = FailureReport(points: landmarks).status {
      let photographs = try PhotographList(at: photos)
      if landmarks != nil, photographs.files.count != 1 {
        throw ValidationError("--landmarks goes with exactly one photograph.")
      }
      return try AnalysisBatch(
        photographs: photographs, options: try options(),
        frontal: frontal.map(PhotographFile.init), output: try output.map { try OutputFolder($0) },
        printsJSON: json
      ).run(jobs: jobs)
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }

  private func options() throws -> AnalysisOptions {
    var options = AnalysisOptions()
    options.view = view.view
    if let scale { options.scale = .given(millimetresPerPixel: scale) }
    options.chart = chart == .none ? .none : .automatic(size: chartSize?.size)
    if let station, let data {
      options.station = try StationStore(dataFolder: data).known(station)
    }
    options.distanceInMillimetres = distance
    options.goesOnAfterRefusal = force
    options.points = try landmarks.map(pointsIn)
    return options
  }
}

/// Whether to look for a colour chart.
enum ChartChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, none
}

/// A view to force, or `auto`.
enum ViewChoice: ExpressibleByArgument {
  case auto
  case named(PhotographicView)

  init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else if let view = PhotographicView(rawValue: argument) {
      self = .named(view)
    } else {
      return nil
    }
  }

  static let allValueStrings = ["auto"] + PhotographicView.allCases.map(\.rawValue)
  var defaultValueDescription: String { "auto" }

  var view: PhotographicView? {
    if case .named(let view) = self { view } else { nil }
  }
}

extension SoftTissueLandmark {
  fileprivate static var list: String { allCases.map(\.rawValue).joined(separator: " ") }
}

/// The corrected points in the file at `path`.
private func pointsIn(_ path: String) throws -> CorrectedPoints {
  let file = PhotographFile(path: path)
  switch file.read() {
  case .refused(let refusal): throw ValidationError("\(printable(path)): \(refusal.message.en)")
  case .bytes(let bytes):
    do {
      return try CorrectedPoints(json: bytes)
    } catch {
      throw ValidationError("\(printable(path)): \(error)")
    }
  }
}
