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
      points: FacePoints(MeasureInvarianceTests.face), pose: MeasureInvarianceTests.pose,
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
          millimetresPerPixel: 0.2, relativeUncertainty: relativeScale, source: .iris),
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

  @Test("A length's own part is what its two points do along it, by hand")
  func byHand() throws {
    let points = FacePoints(SyntheticMesh.frontal)
    let face = try #require(LevelFace(points, pose: HeadPose(yaw: 0, pitch: 0, roll: 0)))
    let moves = PointError.all.map {
      VariedFace.Variation($0.applied(to: face, times: 1), $0.applied(to: face, times: -1))
    }
    let variance = Measure.alarBaseWidth.variance(over: moves)
    // The wings of the nose lie level here: the breadth changes by the difference across.
    let (right, left) = (
      FacialPlace(point: .alare, side: .right), FacialPlace(point: .alare, side: .left)
    )
    let expected = PointError.all.reduce(0) {
      let change = ($1.moves[left.index].x - $1.moves[right.index].x) * 400
      return $0 + change * change
    }
    #expect(expected > 0)
    #expect(abs(variance - expected) < 0.001 * expected)
  }

  @Test("Every point errs on every axis, and both sides alike", arguments: FacialPlace.all)
  func everyPoint(place: FacialPlace) {
    for errors in [PointError.all, PointError.betweenPhotographs] {
      func variance(_ place: FacialPlace, _ axis: Int) -> Double {
        errors.reduce(0) { $0 + $1.moves[place.index][axis] * $1.moves[place.index][axis] }
      }
      for axis in 0..<3 {
        #expect(variance(place, axis) > 0)
        for other in place.point.places {
          #expect(abs(variance(place, axis) - variance(other, axis)) < 1e-12)
        }
      }
    }
  }

  @Test("A formula reads no point beyond its own", arguments: Measure.all)
  func own(measure: Measure) throws {
    let face = try #require(
      LevelFace(FacePoints(MeasureInvarianceTests.face), pose: MeasureInvarianceTests.pose))
    let rest = measure.values(of: face)
    for place in FacialPlace.all where !measure.places.contains(place) {
      var moved = face
      for axis in 0..<3 { moved.move(place, axis: axis, by: 3) }
      #expect(measure.values(of: moved) == rest, "\(place)")
    }
  }
}
