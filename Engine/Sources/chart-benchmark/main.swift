// Looks for a colour chart in photographs, for Benchmarks/chart.py.
//
// usage: chart-benchmark < PATHS
//
// Prints a line of JSON a photograph.

private import FaceAnalysis
private import Foundation
private import Raster
private import RasterCodecs

private struct Line: Encodable {
  let file: String
  var width = 0
  var height = 0
  var milliseconds = 0.0
  /// Of this thread alone, which a busy machine does not stretch as much.
  var processorMilliseconds = 0.0
  var chart: Chart?

  struct Chart: Encodable {
    let patches: [[Double]]
    let seen: [[Double]?]
    let use: [String]
    let hueAgreement: Double
    let lightnessCorrelation: Double
    let meanDifference: Double
    let pixelsPerPitch: Double
    let scaleUncertainty: Double
    let tilt: Double
    var weights: [[Double]]?
    var skinWeights: [[Double]]?
    var edition: String?
    var newerAdvantage: Double?
    var leftOut: [Double]?
    var fitted: [Double]?

    init(_ chart: ColourChart) {
      patches = chart.patches.map { [$0.centre.x, $0.centre.y] }
      seen = chart.patches.map { $0.colour.map { [$0.x, $0.y, $0.z] } }
      use = chart.patches.map(\.use.rawValue)
      hueAgreement = chart.match.hueAgreement
      lightnessCorrelation = chart.match.lightnessCorrelation
      meanDifference = chart.match.meanDifference
      let unit = ChartSize.measured(pitchInMillimetres: 1000)
      let scale = chart.scale(unit)
      pixelsPerPitch = 1000 / (scale.millimetresPerPixel ?? .nan)
      scaleUncertainty = scale.relativeUncertainty ?? .nan
      tilt = chart.tiltInDegrees
      weights = chart.colour?.correction.weights
      skinWeights = chart.colour?.skinCorrection?.weights
      edition = chart.colour.map { $0.edition?.rawValue ?? "unknown" }
      newerAdvantage = chart.colour?.newerAdvantage
      leftOut = chart.colour.map { [$0.meanLeftOut, $0.maxLeftOut] }
      fitted = chart.colour.map { [$0.meanFitted, $0.maxFitted] }
    }
  }
}

private func line(for path: String, decoder: DecodeService) throws -> Line {
  var line = Line(file: path)
  let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  guard case .decoded(let photograph) = try decoder.decode(bytes) else { return line }
  let image = photograph.image
  (line.width, line.height) = (image.width, image.height)
  let start = ContinuousClock.now
  let processorStart = processorMilliseconds()
  let found = ChartFinder.find(in: image)
  line.processorMilliseconds = processorMilliseconds() - processorStart
  line.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
  guard let found else { return line }
  line.chart = .init(found)
  return line
}

private func processorMilliseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}

private let decoder = try DecodeService()
private let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
while let path = readLine() {
  let answer = try line(for: path, decoder: decoder)
  print(String(decoding: try encoder.encode(answer), as: UTF8.self))
}
