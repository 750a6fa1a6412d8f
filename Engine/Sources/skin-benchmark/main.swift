// Writes skin masks of photographs, or what the skin network sees of them, for Benchmarks/skin.py
// and Training/skin.py.
//
// usage: skin-benchmark mask|input FOLDER PHOTOGRAPH…
//
// `mask` writes FOLDER/NAME.skin.pgm at the photograph's size; `input` writes FOLDER/NAME.input.f32,
// the network's planes. Both print a line of JSON a photograph: its name, its frame, the time.

private import FaceAnalysis
private import Foundation
private import Inference
private import Raster
private import RasterCodecs

private struct Line: Encodable {
  let name: String
  var width = 0
  var height = 0
  /// Frame to picture: a, b, tx, c, d, ty.
  var toPicture: [Double] = []
  /// Milliseconds of the mask.
  var milliseconds = 0.0
  /// Corners of the part of the picture that was looked at.
  var frame: [[Double]] = []
  /// The outline of the mesh's face in the picture.
  var oval: [[Double]] = []
}

private struct Worker {
  let decoder: DecodeService
  let faces: FaceAnalyser
  let folder: URL

  func run(_ path: String, writesMask: Bool) throws -> Line {
    let file = URL(fileURLWithPath: path)
    let name = file.deletingPathExtension().lastPathComponent
    var line = Line(name: name)
    let bytes = [UInt8](try Data(contentsOf: file))
    guard case .decoded(let photograph) = try decoder.decode(bytes),
      let face = try faces.detect(in: photograph.image).first,
      let landmarks = try faces.landmarks(of: face, in: photograph.image)
    else { return line }
    let image = photograph.image
    line.oval = oval(of: landmarks).map { [$0.x, $0.y] }
    if writesMask {
      let start = ContinuousClock.now
      guard let mask = try faces.skin(of: landmarks, in: image) else { return line }
      line.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
      line.toPicture = numbers(mask.toPicture)
      let (w, h) = (Double(mask.coverage.width), Double(mask.coverage.height))
      line.frame = [Point(0, 0), Point(w, 0), Point(w, h), Point(0, h)].map(mask.toPicture.apply)
        .map { [$0.x, $0.y] }
      (line.width, line.height) = (image.width, image.height)
      let plane = mask.rendered(width: image.width, height: image.height)
      let header = "P5\n\(image.width) \(image.height)\n255\n"
      try (Data(header.utf8) + Data(plane.values)).write(
        to: folder.appendingPathComponent(name + ".skin.pgm"))
    } else {
      guard let input = try faces.skinTrainingInput(of: landmarks, in: image) else { return line }
      line.toPicture = numbers(input.toPicture)
      (line.width, line.height) = (input.width, input.height)
      try input.values.withUnsafeBytes { Data($0) }.write(
        to: folder.appendingPathComponent(name + ".input.f32"))
    }
    return line
  }

  private func numbers(_ t: Raster.AffineTransform) -> [Double] {
    [t.a, t.b, t.tx, t.c, t.d, t.ty]
  }

  /// The outline of the face in MediaPipe's topology.
  private func oval(of landmarks: FaceLandmarks) -> [Point] {
    [
      10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
      152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
    ].map(landmarks.position)
  }
}

private func run() throws {
  let arguments = CommandLine.arguments.dropFirst()
  guard arguments.count > 2, let mode = arguments.first, ["mask", "input"].contains(mode) else {
    return print("usage: skin-benchmark mask|input FOLDER PHOTOGRAPH…")
  }
  let folder = URL(fileURLWithPath: arguments[2])
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let runtime = try InferenceRuntime(
    Installation.ofThisProgram(environment: ProcessInfo.processInfo.environment), cacheFolder: nil)
  let worker = Worker(
    decoder: try DecodeService(), faces: try FaceAnalyser(FaceModels(runtime)), folder: folder)
  for path in arguments.dropFirst(2) {
    let line = try worker.run(path, writesMask: mode == "mask")
    try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(line) + Data("\n".utf8))
  }
}

try run()
