// Reads the name of a photograph a line and answers with its document, a line of JSON each.
// Photographs that the gate refuses are measured too. Benchmarks/measures.py runs it.
//
// usage: measure-benchmark < NAMES

private import FaceAnalysis
private import Foundation
private import Inference
private import PhotoAnalysis
private import RasterCodecs

private func run() throws {
  let installation = try Installation.ofThisProgram(
    environment: ProcessInfo.processInfo.environment)
  let runtime = try InferenceRuntime(installation, cacheFolder: nil)
  let analyser = try PhotoAnalyser(
    decoder: DecodeService(), models: FaceModels(runtime), manifest: runtime.manifest)
  var options = AnalysisOptions()
  options.goesOnAfterRefusal = true
  while let name = readLine() {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: name)))
    print(try analyser.analyse(bytes, name: name, options: options).document.json())
  }
}

try run()
