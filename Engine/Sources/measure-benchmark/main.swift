// Reads the name of a photograph a line and answers with its document, a line of JSON each.
// Photographs that the gate refuses are measured too. Benchmarks/measures.py runs it.
//
// A tabulator and millimetres per pixel may follow the name, then a tabulator and the distance of
// the camera in millimetres; an empty scale is that of the irises.
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
  while let line = readLine() {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    let name = fields[0]
    var options = AnalysisOptions()
    options.goesOnAfterRefusal = true
    if fields.count > 1, let scale = Double(fields[1]) {
      options.scale = .given(millimetresPerPixel: scale)
    }
    if fields.count > 2 { options.distanceInMillimetres = Double(fields[2]) }
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: name)))
    print(try analyser.analyse(bytes, name: name, options: options).document.json())
  }
}

try run()
