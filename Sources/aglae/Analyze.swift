internal import ArgumentParser
internal import FaceAnalysis
private import Foundation
private import PhotoAnalysis
internal import Vocabulary

/// `aglae analyze`: one document a photograph, in the order given.
struct Analyze: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Analyses photographs of faces.",
    discussion: """
      A folder stands for the pictures in it. Exit status: 0 all analysed, 3 at least one photo \
      refused (its document says why), 2 wrong usage or a path that does not exist, 1 failure.
      """)

  @Argument(help: "Photographs, or folders of photographs.", completion: .file())
  var photos: [String]

  @Option(help: "The view as photographed; told from the pose when left out (auto).")
  var view: ViewChoice = .auto

  @Option(help: "Millimetres per pixel of the upright picture, when known.")
  var scale: Double?

  @Option(help: "Corrected points: {\"points\": [[x, y], … 478]}.", completion: .file())
  var landmarks: String?

  @Flag(help: "Go on after a refusal for quality; the refusal stays in the document.")
  var force = false

  @Option(help: "Folder for analysis.json, overlay.png, report.html.", completion: .directory)
  var output: String?

  @Flag(help: "Print one JSON document a line.")
  var json = false

  @Option(help: "Photographs analysed at the same time.")
  var jobs = 1

  mutating func validate() throws {
    guard !photos.isEmpty else { throw ValidationError("Name at least one photograph.") }
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs must be 1 to 64.") }
    if let scale, !(scale.isFinite && scale > 0) {
      throw ValidationError("--scale must be a positive number of millimetres per pixel.")
    }
    for photo in photos where !FileManager.default.fileExists(atPath: photo) {
      throw ValidationError("There is no file or folder at \(photo).")
    }
    if landmarks != nil, photos.count != 1 {
      throw ValidationError("--landmarks goes with exactly one photograph.")
    }
  }

  func run() throws {
    var options = AnalysisOptions()
    options.view = view.view
    if let scale { options.scale = .given(millimetresPerPixel: scale) }
    options.goesOnAfterRefusal = force
    options.points = try landmarks.map(pointsIn)
    let batch = AnalysisBatch(
      files: try photos.flatMap(picturesAt), options: options, output: output, printsJSON: json)
    let status: ExitStatus
    do {
      status = try batch.run(jobs: jobs)
    } catch {
      FileHandle.standardError.write(Data("aglae: \(error)\n".utf8))
      throw ExitCode(ExitStatus.failure.rawValue)
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }
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

/// The file at `path`, or the pictures in the folder there, by name.
private func picturesAt(_ path: String) throws -> [String] {
  var isFolder: ObjCBool = false
  _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
  guard isFolder.boolValue else { return [path] }
  let endings: Set = ["jpg", "jpeg", "png", "webp", "heic", "heif", "avif", "tif", "tiff"]
  let names = try FileManager.default.contentsOfDirectory(atPath: path)
  return names.filter { endings.contains(($0 as NSString).pathExtension.lowercased()) }.sorted()
    .map { path + "/" + $0 }
}

/// The corrected points in the file at `path`.
private func pointsIn(_ path: String) throws -> CorrectedPoints {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw ValidationError("There is no readable file at \(path).")
  }
  do {
    return try CorrectedPoints(json: data)
  } catch {
    throw ValidationError("\(path): \(error)")
  }
}
