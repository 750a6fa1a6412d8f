import Raster
import Testing

@testable import FaceAnalysis

@Suite("Iris scale")
struct IrisScaleTests {
  private func face(right: Double, left: Double) throws -> FaceLandmarks {
    var points = SyntheticMesh.frontal.points
    for (centre, first, last, width) in [(468, 469, 471, right), (473, 474, 476, left)] {
      points[first] = points[centre] + Point3(width / 2, 0, 0)
      points[last] = points[centre] - Point3(width / 2, 0, 0)
    }
    return try #require(FaceLandmarks(points: points))
  }

  @Test("Irises 117.1 pixels wide mean a tenth of a millimetre per pixel")
  func exact() throws {
    let scale = IrisScale.measure(try face(right: 117.1, left: 117.1), yawInDegrees: 0)
    #expect(abs(try #require(scale.millimetresPerPixel) - 0.1) < 1e-9)
    #expect(scale.source == .iris)
    let uncertainty = try #require(scale.relativeUncertainty)
    #expect(uncertainty > 0.0358 && uncertainty < 0.037)
  }

  @Test("Irises found in the picture count, unless a person moved a point of one")
  func anatomical() throws {
    let mesh = try face(right: 40, left: 40)
    let found = AnatomicalPoints(
      mesh: mesh, rightIrisBreadth: 42, leftIrisBreadth: 43,
      positions: [Point3](repeating: Point3(), count: FacialPlace.indexCount))
    func scale(_ mesh: FaceLandmarks) throws -> Double {
      try #require(
        IrisScale.measure(mesh, anatomical: found, yawInDegrees: 0).millimetresPerPixel)
    }
    #expect(abs(try scale(mesh) - 11.71 / 42.5) < 1e-9)
    #expect(abs(try scale(try face(right: 44, left: 40)) - 11.71 / 42) < 1e-9)
  }

  @Test("Eyes that disagree and small irises are less certain")
  func uncertainty() throws {
    let sure = IrisScale.measure(try face(right: 40, left: 40), yawInDegrees: 0)
    let differing = IrisScale.measure(try face(right: 38, left: 42), yawInDegrees: 0)
    let small = IrisScale.measure(try face(right: 10, left: 10), yawInDegrees: 0)
    let turned = IrisScale.measure(try face(right: 40, left: 40), yawInDegrees: 14)
    let least = try #require(sure.relativeUncertainty)
    for scale in [differing, small, turned] {
      #expect(try #require(scale.relativeUncertainty) > least)
    }
  }

  @Test("A turned head, tiny or unequal irises give no scale")
  func refused() throws {
    #expect(IrisScale.measure(try face(right: 40, left: 40), yawInDegrees: 16) == .unknown)
    #expect(IrisScale.measure(try face(right: 6, left: 6), yawInDegrees: 0) == .unknown)
    #expect(IrisScale.measure(try face(right: 30, left: 40), yawInDegrees: 0) == .unknown)
  }
}
