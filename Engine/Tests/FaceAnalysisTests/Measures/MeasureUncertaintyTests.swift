import Raster
import Testing
import Vocabulary

@testable import FaceAnalysis

@Suite("Uncertainty of measures")
struct MeasureUncertaintyTests {
  private func readings(
    noise: Double = 1, relativeScale: Double = 0
  ) -> [String: (value: Double, uncertainty: Double)] {
    let face = MeasuredFace(
      landmarks: MeasureInvarianceTests.face, pose: MeasureInvarianceTests.pose,
      scale: Scale(
        millimetresPerPixel: 0.2, relativeUncertainty: relativeScale, source: .given),
      view: .frontal, noise: noise)
    return face.measures.reduce(into: [:]) { readings, result in
      if case .measured(let value, let uncertainty, _) = result.reading {
        readings[result.id] = (value, uncertainty)
      }
    }
  }

  @Test("It is above zero and grows with the noise of the points", arguments: Measure.all.map(\.id))
  func noise(id: String) throws {
    let once = try #require(readings()[id])
    let twice = try #require(readings(noise: 2)[id])
    #expect(once.uncertainty > 0)
    #expect(twice.uncertainty > once.uncertainty)
    #expect(twice.value == once.value)
  }

  @Test("What repeats is above zero where there is a value, and does not know the size of irises")
  func repeatability() throws {
    func results(relativeScale: Double) -> [MeasureResult] {
      MeasuredFace(
        landmarks: MeasureInvarianceTests.face, pose: MeasureInvarianceTests.pose,
        scale: Scale(
          millimetresPerPixel: 0.2, relativeUncertainty: relativeScale, source: .given),
        view: .frontal
      ).measures
    }
    for (result, other) in zip(results(relativeScale: 0), results(relativeScale: 0.2)) {
      guard case .measured = result.reading else {
        #expect(result.repeatability == nil)
        continue
      }
      #expect(try #require(result.repeatability) > 0)
      #expect(other.repeatability == result.repeatability)
    }
  }

  @Test("That of the scale reaches lengths alone", arguments: Measure.all)
  func scale(measure: Measure) throws {
    let exact = try #require(readings()[measure.id])
    let unsure = try #require(readings(relativeScale: 0.1)[measure.id])
    if measure.unit == .millimetre {
      let expected =
        (exact.uncertainty * exact.uncertainty
        + 0.01 * exact.value * exact.value).squareRoot()
      #expect(abs(unsure.uncertainty - expected) < 1e-9)
    } else {
      #expect(unsure.uncertainty == exact.uncertainty)
    }
  }

  @Test("A length's own part is that of its two points, by hand")
  func byHand() throws {
    let face = try #require(
      VariedFace(
        MeasuredFace(
          landmarks: SyntheticMesh.frontal, pose: HeadPose(yaw: 0, pitch: 0, roll: 0),
          scale: .unknown, view: .frontal)))
    let estimate = Measure.intercanthalDistance.estimate(face, noise: 1)
    // Both corners move apart: the distance changes by twice the deviation of one.
    let apart = try #require(LandmarkDeviation.pairs[.endocanthion]).apart.across * 400 * 2
    let points = apart * apart
    // The corners lie as deep as the pupils within a pixel: turns and distance add almost nothing.
    #expect(abs(estimate.variance - points) < 0.01 * points)
  }

  @Test("Every point has a deviation, above zero on every axis", arguments: FacialPlace.all)
  func everyPoint(place: FacialPlace) {
    for axis in 0..<3 {
      let moves = PointError.all.flatMap(\.moves).filter { $0.place == place && $0.axis == axis }
      #expect(!moves.isEmpty)
      #expect(moves.allSatisfy { $0.amount != 0 })
    }
  }

  @Test("A formula reads no point beyond its own", arguments: Measure.all)
  func own(measure: Measure) throws {
    let face = try #require(
      LevelFace(MeasureInvarianceTests.face, pose: MeasureInvarianceTests.pose))
    let rest = measure.values(of: face)
    for place in FacialPlace.all where !measure.places.contains(place) {
      var moved = face
      for axis in 0..<3 { moved.move(place, axis: axis, by: 3) }
      #expect(measure.values(of: moved) == rest, "\(place)")
    }
  }
}
