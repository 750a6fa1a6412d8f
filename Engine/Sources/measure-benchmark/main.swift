// Reads the name of a photograph a line and answers with its document, a line of JSON each.
// Photographs that the gate refuses are measured too. Benchmarks/measures.py runs it.
//
// A tabulator and millimetres per pixel may follow the name, then a tabulator and the distance of
// the camera in millimetres; an empty scale is that of the irises.
//
// With --compare every line names two photographs of one person, a tabulator between them, and the
// answer is their comparison. Benchmarks/comparison.py runs that.
//
// usage: measure-benchmark [--compare] < NAMES

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
  func analysis(_ name: String, _ options: AnalysisOptions) throws -> PhotoAnalysis {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: name)))
    return try analyser.analyse(bytes, name: name, options: options)
  }
  let compares = CommandLine.arguments.dropFirst() == ["--compare"]
  // Photographs of one person follow one another, each in several comparisons.
  var last: [String: PhotoAnalysis] = [:]
  while let line = readLine() {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    var options = AnalysisOptions()
    options.goesOnAfterRefusal = true
    if compares {
      let names = fields[0...1]
      last = try Dictionary(
        names.map { ($0, try last[$0] ?? analysis($0, options)) },
        uniquingKeysWith: { one, _ in one })
      guard let first = last[fields[0]], let second = last[fields[1]] else { continue }
      let comparison = PhotoComparison(first: first, second: second, samePerson: true)
      print(try ComparisonDocument(comparison).json())
      continue
    }
    if fields.count > 1, let scale = Double(fields[1]) {
      options.scale = .given(millimetresPerPixel: scale)
    }
    if fields.count > 2 { options.distanceInMillimetres = Double(fields[2]) }
    print(try analysis(fields[0], options).document.json())
  }
}

try run()
