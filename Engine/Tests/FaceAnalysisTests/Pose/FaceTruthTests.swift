import EngineTesting
import Foundation
import Inference
import Raster
import RasterCodecs
import Testing
import Vocabulary

@testable import FaceAnalysis

/// Eight faces of the held-out set: light and dark, bearded, with glasses, turned by up to 45°.
@Suite("Rendered faces of known truth")
struct FaceTruthTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures")
  static let names = [
    "skin-10002", "skin-10009", "skin-10010", "skin-10015", "skin-10029", "pose-11001",
    "pose-11021", "pose-11024",
  ]

  struct Case: Sendable {
    let truth: FaceTruth
    let landmarks: FaceLandmarks
    let pose: HeadPose
  }

  /// All faces, found once; nil where none was found.
  private static let cases = Result { try findAll() }

  private func find(_ name: String) throws -> Case {
    try #require(try Self.cases.get()[name])
  }

  private static func findAll() throws -> [String: Case] {
    let installation = try #require(Installation(containing: #filePath))
    let analyser = try FaceAnalyser(
      FaceModels(InferenceRuntime(installation, cacheFolder: nil)))
    let decoder = try DecodeService()
    var cases: [String: Case] = [:]
    for name in names {
      let stem = folder.appendingPathComponent(name)
      let truth = try FaceTruth(contentsOf: stem.appendingPathExtension("json"))
      let bytes = [UInt8](try Data(contentsOf: stem.appendingPathExtension("jpg")))
      guard case .decoded(let photograph) = try decoder.decode(bytes),
        let face = try analyser.detect(in: photograph.image).first,
        let landmarks = try analyser.landmarks(of: face, in: photograph.image),
        let pose = HeadPose(landmarks)
      else { continue }
      cases[name] = Case(truth: truth, landmarks: landmarks, pose: pose)
    }
    return cases
  }

  @Test("The face is found and its angles lie within three stated uncertainties", arguments: names)
  func pose(name: String) throws {
    let found = try find(name)
    let stated = try #require(found.pose.uncertainty)
    #expect(abs(found.pose.yaw - found.truth.pose.yaw) < 3 * stated.yaw)
    #expect(abs(found.pose.pitch - found.truth.pose.pitch) < 3 * stated.pitch)
    #expect(abs(found.pose.roll - found.truth.pose.roll) < 3 * stated.roll)
  }

  @Test("The irises give the scale of a frontal face within three uncertainties", arguments: names)
  func scale(name: String) throws {
    let found = try find(name)
    let scale = IrisScale.measure(found.landmarks, yawInDegrees: found.pose.yaw)
    guard abs(found.pose.yaw) <= IrisScale.yawLimit else {
      #expect(scale == .unknown)
      return
    }
    let ratio = try #require(scale.millimetresPerPixel) / found.truth.scale.millimetresPerPixel
    #expect(abs(ratio - 1) < 3 * (try #require(scale.relativeUncertainty)))
  }

  // A beard hides the chin from the network: under one it lies up to 4 mm off.
  @Test("Regions lie within 5 mm of the points that they are named after", arguments: names)
  func regions(name: String) throws {
    let found = try find(name)
    for (region, point) in [(FaceRegion.nose, "pronasale"), (.chin, "pogonion")] {
      let at = try #require(found.truth.points[point]?.at)
      let corners = RegionPolygon.of(region, following: found.landmarks).corners
      let distance = Self.distance(of: Point(at[0], at[1]), from: corners)
      #expect(distance * found.truth.scale.millimetresPerPixel < 5, "\(region)")
    }
  }

  /// Pixels from the outline when `p` lies outside of it, else 0.
  private static func distance(of p: Point, from corners: [Point]) -> Double {
    var isInside = false
    var least = Double.infinity
    for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
      // By the number of sides that a ray to the right crosses.
      if (a.y > p.y) != (b.y > p.y), p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y) {
        isInside.toggle()
      }
      let side = b - a
      let along = min(1, max(0, ((p - a) * side).sum() / max((side * side).sum(), 1e-12)))
      let d = p - (a + side * along)
      least = min(least, (d * d).sum().squareRoot())
    }
    return isInside ? 0 : least
  }
}
