import Testing

@testable import FaceAnalysis

@Suite("Calibration of uncertainties")
struct MeasureCalibrationTests {
  @Test("Every measure has a factor, and there is none of a measure that does not exist")
  func complete() {
    #expect(Set(MeasureCalibration.factors.keys) == Set(Measure.all.map(\.id)))
  }

  @Test("Both sides of a face have the same factors", arguments: Measure.all.map(\.id))
  func mirrored(id: String) throws {
    let swapped = id.split(separator: ".").map { part in
      part.split(separator: "_").map { word in
        word == "right" ? "left" : word == "left" ? "right" : word
      }.joined(separator: "_")
    }.joined(separator: ".")
    let own = try #require(MeasureCalibration.factors[id])
    let other = try #require(MeasureCalibration.factors[swapped])
    #expect(own == other)
  }

  @Test("Nothing but a magnitude is stated surer than its points are", arguments: Measure.all)
  func bounds(measure: Measure) throws {
    let factors = try #require(MeasureCalibration.factors[measure.id])
    let least: Double = if case .value = measure.formula { 1 } else { 0.8 }
    #expect(min(factors.people, factors.photographs) >= least)
    #expect(max(factors.people, factors.photographs) <= 2)
  }
}
