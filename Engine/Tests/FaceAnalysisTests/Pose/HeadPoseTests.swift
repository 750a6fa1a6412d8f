import Glibc
import Raster
import Testing
import Vocabulary

@testable import FaceAnalysis

@Suite("Head pose")
struct HeadPoseTests {
  let face = SyntheticMesh.frontal

  private func raised(_ face: FaceLandmarks, degrees: Double) throws -> FaceLandmarks {
    let (c, s) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    return try #require(
      FaceLandmarks(
        points: face.points.map { Point3($0.x, c * $0.y + s * $0.z, -s * $0.y + c * $0.z) }))
  }

  @Test("The depth of a symmetrical frontal mesh has neither yaw nor roll")
  func frontal() throws {
    let pose = try #require(HeadPose(depthOf: face))
    #expect(abs(pose.yaw) < 0.1)
    #expect(abs(pose.roll) < 0.1)
  }

  @Test("A turn of the head is found again", arguments: [-60.0, -30, -5, 5, 30, 60])
  func yaw(degrees: Double) throws {
    let rest = try #require(HeadPose(depthOf: face))
    let pose = try #require(HeadPose(depthOf: SyntheticMesh.turned(face, yawDegrees: degrees)))
    #expect(abs(pose.yaw - degrees) < 0.1)
    #expect(abs(pose.pitch - rest.pitch) < 0.1)
    #expect(abs(pose.roll) < 0.1)
  }

  @Test("Pitch grows when the nose goes up", arguments: [-20.0, -5, 5, 20])
  func pitch(degrees: Double) throws {
    let rest = try #require(HeadPose(depthOf: face))
    let pose = try #require(HeadPose(depthOf: try raised(face, degrees: degrees)))
    #expect(abs(pose.pitch - rest.pitch - degrees) < 0.1)
    #expect(abs(pose.yaw) < 0.1)
  }

  @Test("Roll is positive when the crown goes to the patient's left", arguments: [-20.0, 20])
  func roll(degrees: Double) throws {
    let rest = try #require(HeadPose(depthOf: face))
    let level = try raised(face, degrees: -rest.pitch)
    let (c, s) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    let leaning = try #require(
      FaceLandmarks(
        points: level.points.map { Point3(c * $0.x - s * $0.y, s * $0.x + c * $0.y, $0.z) }))
    let pose = try #require(HeadPose(depthOf: leaning))
    #expect(abs(pose.roll - degrees) < 0.1)
    #expect((leaning.position(10).x > leaning.position(152).x) == (degrees > 0))
  }

  @Test("The mirror image has the opposite yaw and roll and the same pitch")
  func mirror() throws {
    let (c, s) = (cos(0.2), sin(0.2))
    let turned = SyntheticMesh.turned(face, yawDegrees: 25)
    let leaning = try #require(
      FaceLandmarks(
        points: turned.points.map { Point3(c * $0.x - s * $0.y, s * $0.x + c * $0.y, $0.z) }))
    let pose = try #require(HeadPose(leaning))
    let mirrored = try #require(HeadPose(SyntheticMesh.mirrored(leaning, about: 500)))
    // The fit ends within 1e-7 radians of its own end.
    #expect(abs(pose.yaw + mirrored.yaw) < 1e-4)
    #expect(abs(pose.roll + mirrored.roll) < 1e-4)
    #expect(abs(pose.pitch - mirrored.pitch) < 1e-4)
    #expect(abs(pose.yaw) > 10)
  }

  @Test(
    "A nose to the patient's right shows the left side",
    arguments: [
      (0.0, PhotographicView.frontal), (-40, .leftOblique), (40, .rightOblique),
      (-80, .leftProfile), (80, .rightProfile), (17, nil),
    ] as [(Double, PhotographicView?)])
  func view(yaw: Double, expected: PhotographicView?) {
    #expect(PhotographicView(HeadPose(yaw: yaw, pitch: 0, roll: 0)) == expected)
  }
}
