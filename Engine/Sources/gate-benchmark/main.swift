// Reads the name of a photograph a line and answers with a line of JSON: the codes of its refusals,
// its readings of quality and, with "samples", what the gate's models are learned from.
// Benchmarks/gate.py and Training/gate.py run it.
//
// With "frontal" every photograph counts as a frontal one, however the head is turned.
//
// usage: gate-benchmark [samples] [frontal] < NAMES

private import FaceAnalysis
private import Foundation
private import Inference
private import PhotoAnalysis
private import RasterCodecs
private import Vocabulary

private struct Line: Encodable {
  let file: String
  let refused: [String]
  let quality: [AnalysisDocument.QualityReading]
  /// What a comparison holds against the own rest, by the difference's code.
  let browChange: [String: Double]
  var sample: GateSample?
}

private func run() throws {
  let withSamples = CommandLine.arguments.contains("samples")
  let installation = try Installation.ofThisProgram(
    environment: ProcessInfo.processInfo.environment)
  let runtime = try InferenceRuntime(installation, cacheFolder: nil)
  let analyser = try PhotoAnalyser(
    decoder: DecodeService(), models: FaceModels(runtime), manifest: runtime.manifest)
  var options = AnalysisOptions()
  options.goesOnAfterRefusal = true
  if CommandLine.arguments.contains("frontal") { options.view = .frontal }
  while let name = readLine() {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: name)))
    let analysis = try analyser.analyse(bytes, name: name, options: options)
    let document = analysis.document
    var line = Line(
      file: name, refused: (document.refused ?? []).map(\.code.rawValue),
      quality: document.quality,
      browChange: analysis.brows.map {
        ["brows_raised": $0.raisedChange, "brows_knit": $0.knitChange]
      } ?? [:])
    if withSamples, let landmarks = analysis.landmarks, let image = analysis.image {
      line.sample = GateSample(
        of: landmarks, pose: analysis.pose, skin: analysis.skin, in: image)
    }
    let data = try JSONEncoder().encode(line)
    try FileHandle.standardOutput.write(contentsOf: data + Data("\n".utf8))
  }
}

try run()
