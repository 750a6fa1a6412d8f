// Takes photographs from the bytes of their files to the JSON of their documents in a warm program.
// Reads a line "REPEATS PHOTOGRAPH" at a time and answers with a line of JSON: the times of each
// repeat, as a whole and of its costly parts alone. Benchmarks/analysis.py runs it.
//
// usage: photo-benchmark < LINES

private import FaceAnalysis
private import Foundation
private import Inference
private import PhotoAnalysis
private import RasterCodecs
private import Vocabulary

/// Milliseconds of each repeat.
private struct Times: Encodable {
  /// Bytes to JSON, the helper's start and the full-resolution decoding included.
  var whole: [Double] = []
  var decoding: [Double] = []
  var landmarks: [Double] = []
  var skin: [Double] = []
  var gate: [Double] = []
  var refused = false
}

private func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  return (ContinuousClock.now - start) / .milliseconds(1)
}

private struct Bench {
  let decoder: DecodeService
  let analyser: PhotoAnalyser
  let faces: FaceAnalyser

  init() throws {
    let installation = try Installation.ofThisProgram(
      environment: ProcessInfo.processInfo.environment)
    let runtime = try InferenceRuntime(installation, cacheFolder: nil)
    let models = try FaceModels(runtime)
    decoder = try DecodeService()
    analyser = try PhotoAnalyser(decoder: decoder, models: models, manifest: runtime.manifest)
    faces = try FaceAnalyser(models)
  }

  func measure(_ bytes: [UInt8], repeats: Int) throws -> Times {
    var times = Times()
    for _ in 0..<repeats {
      times.whole.append(
        try milliseconds {
          let analysis = try analyser.analyse(bytes, name: "photograph.jpg")
          times.refused = try analysis.document.json().isEmpty || analysis.document.refused != nil
        })
      try measureParts(bytes, &times)
    }
    return times
  }

  private func measureParts(_ bytes: [UInt8], _ times: inout Times) throws {
    var outcome: DecodeOutcome?
    times.decoding.append(try milliseconds { outcome = try decoder.decode(bytes) })
    guard case .decoded(let photograph) = outcome else { return }
    var landmarks: FaceLandmarks?
    times.landmarks.append(
      try milliseconds {
        landmarks = try faces.detect(in: photograph.image).first.flatMap {
          try faces.landmarks(of: $0, in: photograph.image)
        }
      })
    guard let landmarks else { return }
    var skin: SkinMask?
    times.skin.append(
      try milliseconds { skin = try faces.skin(of: landmarks, in: photograph.image) })
    times.gate.append(
      milliseconds {
        _ = QualityGate(
          of: landmarks, pose: HeadPose(landmarks), view: .frontal, skin: skin,
          in: photograph.image)
      })
  }
}

private func run() throws {
  let bench = try Bench()
  while let request = readLine()?.split(separator: " ", maxSplits: 1), request.count == 2 {
    guard let repeats = Int(request[0]),
      let bytes = FileManager.default.contents(atPath: String(request[1]))
    else { return }
    let times = try bench.measure([UInt8](bytes), repeats: repeats)
    try FileHandle.standardOutput.write(
      contentsOf: JSONEncoder().encode(times) + Data("\n".utf8))
  }
}

try run()
