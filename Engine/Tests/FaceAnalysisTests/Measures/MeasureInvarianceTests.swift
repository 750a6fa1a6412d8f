import Raster
import Testing
import Vocabulary

@testable import FaceAnalysis

/// What a shift, a scale, a turn and a mirror do to every measure.
@Suite("Measures of a moved face")
struct MeasureInvarianceTests {
  /// Asymmetrical and turned a little, so that nothing is zero by symmetry.
  static let face: FaceLandmarks = {
    let points = SyntheticMesh.frontal.points.enumerated().map { index, p in
      // A fixed pattern of up to 6 pixels, without meaning.
      p + Point3(Double(index * 7 % 13) - 6, Double(index * 5 % 11) - 5, Double(index % 7) - 3)
    }
    guard let face = FaceLandmarks(points: points) else { preconditionFailure("478 points") }
    return SyntheticMesh.turned(face, yawDegrees: 2)
  }()
  static let pose = HeadPose(yaw: 2, pitch: 0, roll: 0)
  static let scale = Scale(millimetresPerPixel: 0.2, relativeUncertainty: 0.04, source: .iris)

  static func results(
    _ face: FaceLandmarks, _ pose: HeadPose, _ scale: Scale = scale
  ) -> [String: MeasureResult] {
    let measured = MeasuredFace(
      landmarks: face, pose: pose, scale: scale, view: .frontal,
      distanceInMillimetres: .infinity)
    return Dictionary(uniqueKeysWithValues: measured.measures.map { ($0.id, $0) })
  }

  /// `sign` multiplies the value before it is compared.
  private func expectSame(
    _ a: MeasureResult?, _ b: MeasureResult?, sign: Double = 1, _ id: String
  ) throws {
    guard case .measured(let value, let uncertainty, let unit) = try #require(a).reading,
      case .measured(let other, let otherUncertainty, let otherUnit) = try #require(b).reading
    else {
      Issue.record("\(id) has no value")
      return
    }
    // Rounding of some hundred operations on numbers up to a thousand.
    #expect(abs(value - sign * other) < 1e-8 * max(1, abs(value)), "\(id)")
    #expect(abs(uncertainty - otherUncertainty) < 1e-8 * max(1, uncertainty), "\(id)")
    #expect(unit == otherUnit)
  }

  @Test("A shift of the picture changes no measure", arguments: Measure.all.map(\.id))
  func shift(id: String) throws {
    let map = AffineTransform(a: 1, b: 0, tx: 130, c: 0, d: 1, ty: -57)
    let moved = Self.results(SyntheticMesh.moved(Self.face, by: map), Self.pose)
    try expectSame(Self.results(Self.face, Self.pose)[id], moved[id], id)
  }

  @Test("A picture twice as large has the same measures", arguments: Measure.all.map(\.id))
  func enlarged(id: String) throws {
    let large = try #require(FaceLandmarks(points: Self.face.points.map { $0 * 2 }))
    let scale = Scale(millimetresPerPixel: 0.1, relativeUncertainty: 0.04, source: .iris)
    try expectSame(
      Self.results(Self.face, Self.pose)[id], Self.results(large, Self.pose, scale)[id], id)
  }

  @Test("A camera held askew changes no measure", arguments: Measure.all.map(\.id), [-20.0, 7])
  func roll(id: String, degrees: Double) throws {
    let (c, s) = (cosine(degrees: degrees), sine(degrees: degrees))
    let map = AffineTransform(a: c, b: -s, tx: 40, c: s, d: c, ty: 9)
    let turned = SyntheticMesh.moved(Self.face, by: map)
    // The head's own axes turn with the picture.
    let axes = Self.pose.axes
    let pose = try #require(
      HeadPose(
        HeadPose.Axes(
          lateral: Self.turned(axes.lateral, c, s), up: Self.turned(axes.up, c, s),
          forward: Self.turned(axes.forward, c, s))))
    try expectSame(Self.results(Self.face, Self.pose)[id], Self.results(turned, pose)[id], id)
  }

  private static func turned(_ p: Point3, _ c: Double, _ s: Double) -> Point3 {
    Point3(c * p.x - s * p.y, s * p.x + c * p.y, p.z)
  }

  @Test(
    "In the mirror left and right change places, and deviations their sign",
    arguments: Measure.all.map(\.id))
  func mirror(id: String) throws {
    let mirrored = Self.results(
      SyntheticMesh.mirrored(Self.face, about: 500), HeadPose(yaw: -2, pitch: 0, roll: 0))
    let other =
      if id.contains("left_") || id.contains(".left") {
        id.replacing("left", with: "right")
      } else {
        id.replacing("right", with: "left")
      }
    let sign = id.hasPrefix("dorsal_line_deviation") ? -1.0 : 1
    try expectSame(Self.results(Self.face, Self.pose)[id], mirrored[other], sign: sign, id)
  }

  @Test("Drawings lie on the points of the picture")
  func construction() throws {
    let results = Self.results(Self.face, Self.pose)
    for measure in Measure.all {
      #expect(!(try #require(results[measure.id]).construction.isEmpty), "\(measure.id)")
    }
    let width = try #require(results["palpebral_fissure.left_width"])
    guard case .measured(let inner, let outer) = width.construction[0] else {
      Issue.record("no line")
      return
    }
    for (drawn, vertex) in [(inner, 362), (outer, 263)] {
      let apart = drawn - Self.face.position(vertex)
      #expect((apart * apart).sum() < 1e-12)
    }
  }

  @Test("A small turn of the head changes no value")
  func yaw() throws {
    let pose = HeadPose(yaw: 2.5, pitch: 0, roll: 0)
    let turned = Self.results(SyntheticMesh.turned(SyntheticMesh.frontal, yawDegrees: 2.5), pose)
    _ = try expectSameValues(turned)
  }

  @Test("A raised or lowered head changes no value", arguments: [-12.0, 8])
  func pitch(degrees: Double) throws {
    let (c, s) = (cosine(degrees: degrees), sine(degrees: degrees))
    let raised = try #require(
      FaceLandmarks(
        points: SyntheticMesh.frontal.points.map {
          Point3($0.x, c * $0.y + s * $0.z, c * $0.z - s * $0.y)
        }))
    _ = try expectSameValues(Self.results(raised, HeadPose(yaw: 0, pitch: degrees, roll: 0)))
  }

  /// - Returns: the results of the frontal mesh that `turned` was made from.
  private func expectSameValues(
    _ turned: [String: MeasureResult]
  ) throws -> [String: MeasureResult] {
    let rest = Self.results(SyntheticMesh.frontal, HeadPose(yaw: 0, pitch: 0, roll: 0))
    for measure in Measure.all {
      guard case .measured(let value, let uncertainty, _) = try #require(rest[measure.id]).reading,
        case .measured(let other, let larger, _) = try #require(turned[measure.id]).reading
      else {
        Issue.record("\(measure.id) has no value")
        continue
      }
      #expect(abs(value - other) < 1e-8 * max(1, abs(value)), "\(measure.id)")
      // Errors in depth add; those that go with errors across take up to a fifth away.
      #expect(larger > 0.8 * uncertainty, "\(measure.id)")
    }
    return rest
  }
}
