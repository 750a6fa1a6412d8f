import Raster
import Testing
import Vocabulary

@testable import FaceAnalysis

@Suite("What stands against comparing two photographs")
struct PhotographDifferenceTests {
  private func photograph(
    _ face: FaceLandmarks? = SyntheticMesh.frontal,
    pose: HeadPose? = HeadPose(yaw: 1, pitch: -2, roll: 0), gaze: Gaze? = nil,
    brows: BrowTension? = nil, view: PhotographicView? = .frontal, scale: Scale = .unknown,
    calibrated: Bool = true, refusal: Phrase? = nil, width: Int = 1000, height: Int = 1200
  ) -> ComparedPhotograph {
    ComparedPhotograph(
      face: face, pose: pose, gaze: gaze, brows: brows, view: view, scale: scale,
      isColourCalibrated: calibrated, refusal: refusal, width: width, height: height)
  }

  private func differences(
    _ first: ComparedPhotograph, _ second: ComparedPhotograph, samePerson: Bool = true
  ) -> [PhotographDifference] {
    let registration = first.face.flatMap { a in
      second.face.flatMap {
        FaceRegistration(of: $0, onto: a, firstScale: .unknown, secondScale: .unknown)
      }
    }
    return PhotographDifference.all(first, second, registration, samePerson: samePerson)
  }

  private func enlarged(_ factor: Double) throws -> FaceLandmarks {
    try #require(FaceLandmarks(points: SyntheticMesh.frontal.points.map { $0 * factor }))
  }

  @Test("Nothing stands against two photographs that were taken alike")
  func alike() {
    let other = photograph(pose: HeadPose(yaw: 3.9, pitch: 0.9, roll: -1.9))
    #expect(differences(photograph(), other).isEmpty)
  }

  @Test(
    "A head that is turned, raised or leaned further is named",
    arguments: [
      (HeadPose(yaw: 4.1, pitch: -2, roll: 0), PhotographDifference.Code.yaw, 3.1),
      (HeadPose(yaw: 1, pitch: -5.2, roll: 0), .pitch, -3.2),
      (HeadPose(yaw: 1, pitch: -2, roll: 2.5), .roll, 2.5),
    ])
  func pose(pose: HeadPose, code: PhotographDifference.Code, value: Double) throws {
    let found = differences(photograph(), photograph(pose: pose))
    #expect(found.map(\.code) == [code])
    #expect(abs(try #require(found[0].value) - value) < 1e-9 && found[0].unit == "deg")
    #expect(PhotographDifference.repeats(found))
  }

  @Test("Eyes of one person that look elsewhere are named, those of two people are not")
  func gaze() throws {
    let ahead = photograph(gaze: Gaze(left: 0.001, up: 0.01))
    // The lever of 10.5 mm over 89 mm: 6° are 0.0123, 4° are 0.0082.
    let above = photograph(gaze: Gaze(left: 0.001, up: 0.0223))
    let found = differences(ahead, above)
    #expect(found.map(\.code) == [.gaze])
    #expect(abs(try #require(found[0].value) - 6) < 0.02 && found[0].unit == "deg")
    #expect(PhotographDifference.repeats(found))
    #expect(differences(ahead, above, samePerson: false).isEmpty)
    #expect(differences(ahead, photograph(gaze: Gaze(left: 0.0092, up: 0.01))).isEmpty)
    #expect(differences(ahead, photograph()).isEmpty)
  }

  @Test("Brows raised or knit in one photograph of a person are named; of two people they are not")
  func brows() {
    func tension(raised: Double, knit: Double) -> BrowTension {
      BrowTension(raised: 0, knit: 0, raisedChange: raised, knitChange: knit)
    }
    let rest = photograph(brows: tension(raised: 0.2, knit: -0.3))
    for (tension, message) in [
      (tension(raised: 0.8, knit: -0.3), ComparisonPhrases.browsRaised),
      (tension(raised: 0.2, knit: 0.3), ComparisonPhrases.browsKnit),
    ] {
      let found = differences(rest, photograph(brows: tension))
      #expect(found.map(\.code) == [.expression] && found.first?.message == message)
      #expect(!PhotographDifference.repeats(found))
      #expect(differences(rest, photograph(brows: tension), samePerson: false).isEmpty)
    }
    #expect(differences(rest, photograph(brows: tension(raised: -0.2, knit: 0.1))).isEmpty)
    // One photograph's own reading says how the person looks, not what changed.
    let stern = BrowTension(raised: 0.9, knit: 0.9, raisedChange: 0.2, knitChange: -0.3)
    #expect(differences(rest, photograph(brows: stern)).isEmpty)
    #expect(differences(rest, photograph()).isEmpty)
  }

  @Test("A face of another size is named; resampling the same picture is not")
  func size() throws {
    let larger = try enlarged(1.05)
    let found = differences(photograph(), photograph(larger))
    #expect(found.map(\.code) == [.size])
    #expect(abs(try #require(found[0].value) - 5) < 1e-6)
    let back = try #require(differences(photograph(larger), photograph()).first?.value)
    // Rounding of twenty steps.
    #expect(abs(back + 5) < 1e-6)
    #expect(differences(photograph(), photograph(try enlarged(1.02))).isEmpty)
    #expect(
      differences(photograph(), photograph(try enlarged(2), width: 2000, height: 2400)).isEmpty)
  }

  @Test(
    "Mouth and eyes that open or widen in one photograph are named",
    arguments: [
      ([14, 17], Point3(0, 30, 0)), ([61], Point3(-30, 0, 0)), ([145, 374], Point3(0, 30, 0)),
    ])
  func expression(moved: [Int], by: Point3) throws {
    var points = SyntheticMesh.frontal.points
    for index in moved { points[index] += by }
    let other = try #require(FaceLandmarks(points: points))
    let found = differences(photograph(), photograph(other))
    #expect(found.map(\.code) == [.expression])
    #expect(!PhotographDifference.repeats(found))
  }

  @Test("Of two people, proportions say nothing of expression, and the scales tell the size")
  func people() throws {
    var points = SyntheticMesh.frontal.points.map { $0 * 1.3 }
    points[61] += Point3(-60, 0, 0)
    let other = try #require(FaceLandmarks(points: points))
    func scaled(_ size: Double) -> Scale {
      Scale(millimetresPerPixel: size, relativeUncertainty: 0.04, source: .iris)
    }
    #expect(differences(photograph(), photograph(other), samePerson: false).isEmpty)
    #expect(
      differences(
        photograph(scale: scaled(0.2)), photograph(other, scale: scaled(0.201)), samePerson: false
      ).isEmpty)
    let nearer = differences(
      photograph(scale: scaled(0.2)), photograph(other, scale: scaled(0.16)), samePerson: false)
    #expect(nearer.map(\.code) == [.size])
    #expect(abs(try #require(nearer[0].value) - 25) < 1e-9)
  }

  @Test("Another view, no face, a refusal and uncalibrated colour are named")
  func rest() {
    let view = differences(photograph(), photograph(view: .leftOblique))
    #expect(view.map(\.code) == [.view] && !PhotographDifference.repeats(view))
    let none = differences(photograph(nil, pose: nil, view: nil), photograph())
    #expect(none.map(\.code) == [.noFace])
    #expect(
      none[0].message.fr.hasPrefix("La première") && none[0].message.en.hasPrefix("The first"))
    let reason = Phrase(fr: "Trop petit.", en: "Too small.")
    let refused = differences(photograph(), photograph(refusal: reason))
    #expect(refused.map(\.code) == [.refused] && refused[0].message.en.hasSuffix("Too small."))
    #expect(differences(photograph(), photograph(pose: nil)).map(\.code) == [.poseUnknown])
    let colour = differences(photograph(calibrated: false), photograph())
    #expect(colour.map(\.code) == [.colourUncalibrated])
    #expect(PhotographDifference.repeats(colour))
  }
}
