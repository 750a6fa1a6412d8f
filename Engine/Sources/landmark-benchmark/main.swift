// Finds landmarks in decoded pictures. Reads a line "REPEATS PICTURE.ppm" at a time and answers
// with a line of JSON: the points, and the times of each repeat by the clock and by the processor.
// Benchmarks/landmarks.py runs it in turns with its peer.
//
// usage: landmark-benchmark < LINES

private import FaceAnalysis
private import Foundation
private import Inference
private import Raster

private struct Line: Encodable {
  let file: String
  let points: [[Double]]
  let milliseconds: [Double]
  let processorMilliseconds: [Double]
}

/// Processor time of all threads of this process, milliseconds.
private func processorTime() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
  return Double(now.tv_sec) * 1e3 + Double(now.tv_nsec) / 1e6
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
  let installation = try Installation.ofThisProgram(
    environment: ProcessInfo.processInfo.environment)
  let analyser = try FaceAnalyser(
    FaceModels(InferenceRuntime(installation, cacheFolder: nil)))
  while let request = readLine()?.split(separator: " ", maxSplits: 1), request.count == 2 {
    guard let repeats = Int(request[0]), let image = try readPPM(String(request[1])) else { return }
    let line = try measure(analyser, image, file: String(request[1]), repeats: repeats)
    try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(line) + Data("\n".utf8))
  }
}

private func measure(
  _ analyser: FaceAnalyser, _ image: PixelImage, file: String, repeats: Int
) throws -> Line {
  var points: [Point3] = []
  var times: [Double] = []
  var processorTimes: [Double] = []
  for _ in 0..<repeats {
    let (start, processorStart) = (ContinuousClock.now, processorTime())
    if let face = try analyser.detect(in: image).first,
      let landmarks = try analyser.landmarks(of: face, in: image)
    {
      points = landmarks.points
    }
    times.append((ContinuousClock.now - start) / .milliseconds(1))
    processorTimes.append(processorTime() - processorStart)
  }
  return Line(
    file: file, points: points.map { [$0.x, $0.y, $0.z] }, milliseconds: times,
    processorMilliseconds: processorTimes)
}

try run()
