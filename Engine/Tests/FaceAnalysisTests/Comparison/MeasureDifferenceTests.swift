import Raster
import Testing
import Vocabulary

@testable import FaceAnalysis

@Suite("The difference of two series of measures")
struct MeasureDifferenceTests {
  private typealias Invariance = MeasureInvarianceTests

  private func photograph(
    _ face: FaceLandmarks, yaw: Double = 2, source: Scale.Source = .iris
  ) -> MeasuredPhotograph {
    let measured = MeasuredFace(
      landmarks: face, pose: HeadPose(yaw: yaw, pitch: 0, roll: 0),
      scale: Scale(millimetresPerPixel: 0.2, relativeUncertainty: 0.04, source: source),
      view: .frontal)
    return MeasuredPhotograph(measures: measured.measures, scaleSource: source)
  }

  private static let unit = MeasureUnit.millimetre

  private func single(
    _ value: Double?, _ uncertainty: Double = 1, repeatability: Double? = nil,
    unit: MeasureUnit = unit,
    source: Scale.Source = .iris
  ) -> MeasuredPhotograph {
    let reading: MeasureResult.Reading =
      value.map { .measured(value: $0, uncertainty: uncertainty, unit: unit) }
      ?? .notMeasurable(.noScale)
    return MeasuredPhotograph(
      measures: [
        MeasureResult(
          id: "x", name: Phrase(fr: "x", en: "x"), reading: reading, repeatability: repeatability,
          construction: [])
      ], scaleSource: source)
  }

  private func verdict(
    _ first: MeasuredPhotograph, _ second: MeasuredPhotograph, cancel: Bool = false
  ) throws -> MeasureDifference.Verdict {
    let all = MeasureDifference.all(first, second, constantErrorsCancel: cancel)
    #expect(all.count == 1)
    return try #require(all.first).verdict
  }

  @Test("A change is stated beyond twice the combined uncertainty, not before")
  func limit() throws {
    // Deviations 3 and 4 combine to 5, and twice that is 10.
    #expect(
      try verdict(single(20, 3), single(30, 4)) == .unchanged(difference: 10, deviation: 5))
    #expect(
      try verdict(single(20, 3), single(30.001, 4))
        == .changed(difference: 30.001 - 20, deviation: 5))
    #expect(
      try verdict(single(30.001, 4), single(20, 3))
        == .changed(difference: 20 - 30.001, deviation: 5))
  }

  @Test("Of one person photographed alike, repeatability is what counts")
  func repeated() throws {
    let (first, second) = (single(20, 3, repeatability: 0.3), single(22, 4, repeatability: 0.4))
    #expect(try verdict(first, second) == .unchanged(difference: 2, deviation: 5))
    #expect(try verdict(first, second, cancel: true) == .changed(difference: 2, deviation: 0.5))
    let unknown = single(22, 4)
    #expect(
      try verdict(first, unknown, cancel: true)
        == .unchanged(difference: 2, deviation: (0.09 + 16).squareRoot()))
  }

  @Test("The gaze of a face that is moved, enlarged and turned in the picture stays")
  func gaze() throws {
    func gaze(_ face: FaceLandmarks, _ pose: HeadPose) throws -> Gaze {
      try #require(
        MeasuredFace(landmarks: face, pose: pose, scale: .unknown, view: .frontal).gaze)
    }
    let here = try gaze(Invariance.face, Invariance.pose)
    let moved = SyntheticMesh.moved(
      Invariance.face, by: AffineTransform(a: 1, b: 0, tx: 130, c: 0, d: 1, ty: -57))
    let there = try gaze(moved, Invariance.pose)
    // Rounding.
    #expect(abs(there.left - here.left) < 1e-9 && abs(there.up - here.up) < 1e-9)
    var points = Invariance.face.points
    for pupil in [468, 473] { points[pupil] += Point3(0, -9, 0) }
    let up = try gaze(try #require(FaceLandmarks(points: points)), Invariance.pose)
    #expect(up.up > here.up + 0.01 && abs(up.left - here.left) < 1e-3)
  }

  @Test("What a gaze may have done to a value is not called a change")
  func ofGaze() throws {
    func seen(_ value: Double, up: Double, share: Double) -> MeasuredPhotograph {
      var result = single(value, repeatability: 0.1).measures[0]
      result.gazeShare = share
      return MeasuredPhotograph(
        measures: [result], scaleSource: .iris, gaze: Gaze(left: 0, up: up))
    }
    func isChanged(_ first: MeasuredPhotograph, _ second: MeasuredPhotograph) throws -> Bool {
      if case .changed = try verdict(first, second, cancel: true) { true } else { false }
    }
    // Pupils 0.9 mm higher, over 89 mm, and a value that follows them.
    #expect(try !isChanged(seen(3, up: 0, share: 89), seen(3.9, up: 0.9 / 89, share: 89)))
    #expect(try isChanged(seen(3, up: 0, share: 89), seen(3.9, up: 0, share: 89)))
    #expect(try isChanged(seen(3, up: 0, share: 0), seen(3.9, up: 0.9 / 89, share: 0)))
    // More than any gaze could.
    #expect(try isChanged(seen(3, up: 0, share: 89), seen(5, up: 0.9 / 89, share: 89)))
  }

  @Test("A gaze enters the measures of lids, pupils and brows, and no other")
  func shares() {
    let touched = photograph(Invariance.face).measures.filter { $0.gazeShare > 0 }.map(\.id)
    #expect(
      Set(touched) == [
        "midface_ratio", "palpebral_fissure.right_height", "palpebral_fissure.left_height",
        "mrd1.right", "mrd1.left", "brow_position.right_height", "brow_position.left_height",
      ])
  }

  @Test("What cannot be compared says why")
  func reasons() throws {
    #expect(try verdict(single(nil), single(3)) == .notComparable(.firstNotMeasured))
    #expect(try verdict(single(3), single(nil)) == .notComparable(.secondNotMeasured))
    #expect(try verdict(single(nil), single(nil)) == .notComparable(.neitherMeasured))
    #expect(
      try verdict(single(3, source: .iris), single(9, source: .chart))
        == .notComparable(.scaleSourcesDiffer))
    let empty = MeasuredPhotograph(measures: [], scaleSource: .none)
    #expect(try verdict(empty, single(3)) == .notComparable(.firstNotMeasured))
    #expect(try verdict(single(3), empty) == .notComparable(.secondNotMeasured))
  }

  @Test("Angles and ratios need no scale", arguments: [MeasureUnit.degree, .one, .percent])
  func withoutScale(unit: MeasureUnit) throws {
    #expect(
      try verdict(single(3, unit: unit, source: .iris), single(9, unit: unit, source: .chart))
        == .changed(difference: 6, deviation: 2.0.squareRoot()))
  }

  @Test("A photograph with itself shows no change in any measure", arguments: [false, true])
  func itself(cancel: Bool) {
    let one = photograph(Invariance.face)
    let all = MeasureDifference.all(one, one, constantErrorsCancel: cancel)
    #expect(all.count == one.measures.count)
    for difference in all {
      switch difference.verdict {
      case .unchanged(let value, let deviation): #expect(value == 0 && deviation > 0)
      case .changed: Issue.record("\(difference.id) changed")
      case .notComparable(let reason): #expect(reason == .neitherMeasured)
      }
    }
    #expect(all.contains { if case .unchanged = $0.verdict { true } else { false } })
  }

  @Test(
    "Exchanging the photographs turns every sign and changes nothing else",
    arguments: [false, true])
  func exchange(cancel: Bool) throws {
    let first = photograph(Invariance.face)
    // The lower lip 8 mm higher.
    var points = SyntheticMesh.frontal.points
    points[17] += Point3(0, 40, 0)
    let second = photograph(try #require(FaceLandmarks(points: points)), yaw: 0)
    let there = MeasureDifference.all(first, second, constantErrorsCancel: cancel)
    let back = MeasureDifference.all(second, first, constantErrorsCancel: cancel)
    #expect(there.map(\.id) == back.map(\.id))
    var changes = 0
    for (a, b) in zip(there, back) {
      #expect(a.first == b.second && a.second == b.first)
      switch (a.verdict, b.verdict) {
      case (.changed(let x, let u), .changed(let y, let v)):
        changes += 1
        #expect(x == -y && u == v, "\(a.id)")
      case (.unchanged(let x, let u), .unchanged(let y, let v)): #expect(x == -y && u == v)
      case (.notComparable(let x), .notComparable(let y)): #expect(x == y)
      default: Issue.record("\(a.id) has another verdict")
      }
    }
    #expect(changes > 0)
  }

  @Test("In the mirror left and right change places, and verdicts stay")
  func mirror() throws {
    let there = MeasureDifference.all(
      photograph(Invariance.face), photograph(SyntheticMesh.frontal, yaw: 0),
      constantErrorsCancel: false)
    let mirrored = MeasureDifference.all(
      photograph(SyntheticMesh.mirrored(Invariance.face, about: 500), yaw: -2),
      photograph(SyntheticMesh.mirrored(SyntheticMesh.frontal, about: 500), yaw: 0),
      constantErrorsCancel: false)
    let byID = Dictionary(uniqueKeysWithValues: mirrored.map { ($0.id, $0.verdict) })
    for difference in there {
      let other =
        difference.id.contains("left")
        ? difference.id.replacing("left", with: "right")
        : difference.id.replacing("right", with: "left")
      let sign = difference.id.hasPrefix("dorsal_line_deviation") ? -1.0 : 1
      switch (difference.verdict, try #require(byID[other])) {
      case (.changed(let x, let u), .changed(let y, let v)),
        (.unchanged(let x, let u), .unchanged(let y, let v)):
        #expect(abs(x - sign * y) < 1e-8 * max(1, abs(x)) && abs(u - v) < 1e-8, "\(difference.id)")
      case (.notComparable(let x), .notComparable(let y)): #expect(x == y)
      default: Issue.record("\(difference.id) has another verdict")
      }
    }
  }
}
