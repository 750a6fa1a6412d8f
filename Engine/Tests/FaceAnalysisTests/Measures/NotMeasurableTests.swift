import Raster
import Testing
import Vocabulary

@testable import FaceAnalysis

@Suite("Why a measure has no value")
struct NotMeasurableTests {
  private func reasons(
    pose: HeadPose? = HeadPose(yaw: 0, pitch: 0, roll: 0),
    scale: Scale = MeasureInvarianceTests.scale, view: PhotographicView = .frontal,
    landmarks: FaceLandmarks = SyntheticMesh.frontal
  ) -> [String: NotMeasurable?] {
    let face = MeasuredFace(landmarks: landmarks, pose: pose, scale: scale, view: view)
    return Dictionary(
      uniqueKeysWithValues: face.measures.map { result in
        switch result.reading {
        case .measured: (result.id, nil)
        case .notMeasurable(let reason): (result.id, reason)
        }
      })
  }

  @Test(
    "Every measure of the front refuses another view",
    arguments: PhotographicView.allCases.filter { $0 != .frontal })
  func view(view: PhotographicView) {
    let reasons = reasons(view: view)
    for measure in Measure.all { #expect(reasons[measure.id] == .wrongView, "\(measure.id)") }
    #expect(reasons["facial_thirds.upper"] == .wrongView)
  }

  @Test("Without a scale lengths have no value and the rest has", arguments: Measure.all)
  func scale(measure: Measure) {
    let expected: NotMeasurable? = measure.unit == .millimetre ? .noScale : nil
    #expect(reasons(scale: .unknown)[measure.id] == .some(expected))
  }

  @Test("A head turned or tilted too far has no measures", arguments: Measure.all)
  func pose(measure: Measure) {
    for pose in [HeadPose(yaw: 11, pitch: 0, roll: 0), HeadPose(yaw: 0, pitch: -21, roll: 0)] {
      #expect(reasons(pose: pose)[measure.id] == .poseOutOfRange)
    }
    #expect(reasons(pose: nil)[measure.id] == .poseUnknown)
  }

  @Test("A small turn already forbids the deviation of the nose, and nothing else")
  func dorsal() {
    let reasons = reasons(pose: HeadPose(yaw: 4, pitch: 0, roll: 0))
    for measure in Measure.all {
      let expected: NotMeasurable? =
        measure.id.hasPrefix("dorsal_line_deviation") ? .poseOutOfRange : nil
      #expect(reasons[measure.id] == .some(expected))
    }
  }

  @Test("Points that the mesh does not follow, and other views, say so")
  func unreliable() {
    let reasons = reasons()
    for id in ["facial_thirds.lower", "bony_width", "bony_vs_alar_width"] {
      #expect(reasons[id] == .landmarkNotReliable)
    }
    for id in ["nasolabial_angle", "ricketts_e_line.upper_lip", "tip_projection", "basal_triangle"]
    {
      #expect(reasons[id] == .wrongView)
    }
  }

  @Test("Points that coincide give no value")
  func degenerate() throws {
    var points = SyntheticMesh.frontal.points
    points[17] = points[14]
    let reasons = reasons(landmarks: try #require(FaceLandmarks(points: points)))
    #expect(reasons["vermilion_ratio"] == .degenerate)
    #expect(reasons["philtrum_length"] == .some(nil))
  }

  @Test("Ids are unique and every reason has a sentence")
  func words() {
    for view in PhotographicView.allCases {
      let ids = MeasuredFace(
        landmarks: SyntheticMesh.frontal, pose: nil, scale: .unknown, view: view
      ).measures.map(\.id)
      #expect(Set(ids).count == ids.count)
    }
    #expect(Set(NotMeasurable.allCases.map(\.message.fr)).count == NotMeasurable.allCases.count)
    #expect(Set(NotMeasurable.allCases.map(\.message.en)).count == NotMeasurable.allCases.count)
  }
}
