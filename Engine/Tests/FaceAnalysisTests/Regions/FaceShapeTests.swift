import Glibc
import Raster
import Testing

@testable import FaceAnalysis

@Suite("Shape of the face")
struct FaceShapeTests {
  private let face = SyntheticMesh.frontal

  private func distance(_ points: [Point3]) throws -> Double {
    let face = try #require(FaceLandmarks(points: points))
    let pose = try #require(HeadPose(depthOf: face))
    return try #require(FaceShape(of: face, pose: pose)).inverseLensDistance
  }

  @Test("Size, place and lean of the face in the picture tell nothing of the lens's distance")
  func unchanged() throws {
    let rest = try distance(face.points)
    let (c, s) = (cos(0.15), sin(0.15))
    for moved in [
      face.points.map { $0 * 2.5 },
      face.points.map { $0 + Point3(140, -60, 0) },
      face.points.map { Point3(c * $0.x - s * $0.y, s * $0.x + c * $0.y, $0.z) },
    ] {
      #expect(abs(try distance(moved) - rest) < 0.02)
    }
  }

  @Test("Features are what the weights are applied to, point by point")
  func features() throws {
    let pose = try #require(HeadPose(depthOf: face))
    let shape = try #require(FaceShape(of: face, pose: pose))
    let weights =
      ShapeWeights.half.flatMap { [$0.lens.x, $0.lens.y, $0.lens.z] } + ShapeWeights.lens.terms
    #expect(shape.features.count == weights.count)
    let value = zip(weights, shape.features).reduce(ShapeWeights.lens.constant) {
      $0 + $1.0 * $1.1
    }
    #expect(abs(value - shape.inverseLensDistance) < 1e-9)
  }

  @Test("A head turned further than the weights know tells nothing")
  func turned() {
    #expect(FaceShape(of: face, pose: HeadPose(yaw: 16, pitch: 0, roll: 0)) == nil)
    #expect(FaceShape(of: face, pose: HeadPose(yaw: 0, pitch: -21, roll: 0)) == nil)
  }
}
