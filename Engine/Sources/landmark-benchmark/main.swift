// Finds landmarks in decoded pictures and prints a line of JSON for each: its points and the
// median time. Benchmarks/landmarks.py runs it beside its peer.
//
// usage: landmark-benchmark REPEATS PICTURE.ppm…

private import FaceAnalysis
private import Foundation
private import Inference
private import Raster

private struct Line: Encodable {
  let file: String
  let points: [[Double]]
  let milliseconds: Double
}

/// Reads a binary PPM with three header lines, as Benchmarks/landmarks.py writes it.
private func readPPM(_ path: String) throws -> PixelImage? {
  let data = try Data(contentsOf: URL(fileURLWithPath: path))
  var header: [Substring] = []
  var start = 0
  while header.count < 4, let end = data[start...].firstIndex(of: UInt8(ascii: "\n")) {
    let line = String(decoding: data[start..<end], as: UTF8.self)
    header += line.split(separator: " ").map { Substring($0) }
    start = end + 1
  }
  guard header.count == 4, let width = Int(header[1]), let height = Int(header[2]),
    data.count - start == width * height * 3
  else { return nil }
  return PixelImage(width: width, height: height, samples: [UInt8](data[start...]))
}

private func run() throws {
  let arguments = CommandLine.arguments.dropFirst()
  let repeats = arguments.first.flatMap { Int($0) } ?? 1
  let installation = try Installation.ofThisProgram(
    environment: ProcessInfo.processInfo.environment)
  let analyser = try FaceAnalyser(
    FaceModels(InferenceRuntime(installation, cacheFolder: nil)))
  for path in arguments.dropFirst() {
    guard let image = try readPPM(path) else { continue }
    var times: [Double] = []
    var points: [[Double]] = []
    for _ in 0..<repeats {
      let start = ContinuousClock.now
      if let face = try analyser.detect(in: image).first,
        let landmarks = try analyser.landmarks(of: face, in: image)
      {
        points = landmarks.points.map { [$0.x, $0.y, $0.z] }
      }
      times.append((ContinuousClock.now - start) / .milliseconds(1))
    }
    let line = Line(file: path, points: points, milliseconds: times.sorted()[times.count / 2])
    print(String(decoding: try JSONEncoder().encode(line), as: UTF8.self))
  }
}

try run()
