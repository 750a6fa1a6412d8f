import Raster
import Testing

@testable import FaceAnalysis

@Suite("The template of a head laid over points")
struct TemplateFitTests {
  /// The template seen from `TemplateFit`'s distance at three pixels a millimetre.
  private func seen(_ axes: HeadPose.Axes) throws -> FaceLandmarks {
    var points = [Point3](repeating: Point3(), count: FaceLandmarks.count)
    for t in HeadPoseCalibration.template {
      let q = axes.apply(t.position)
      let nearness = 1 / (1 + q.z / TemplateFit.distanceInMillimetres)
      points[t.index] = Point3(500 + 3 * q.x * nearness, 400 + 3 * q.y * nearness, 0)
    }
    return try #require(FaceLandmarks(points: points))
  }

  @Test(
    "A head seen from a known side is found again",
    arguments: [
      HeadPose(yaw: 0, pitch: 0, roll: 0), HeadPose(yaw: 40, pitch: -15, roll: 10),
      HeadPose(yaw: -25, pitch: 20, roll: -20),
    ])
  func known(pose: HeadPose) throws {
    let start = HeadPose(yaw: pose.yaw + 8, pitch: pose.pitch - 6, roll: pose.roll + 4)
    let fit = try #require(
      TemplateFit(HeadPoseCalibration.template, to: seen(pose.axes), from: start.axes))
    let found = try #require(HeadPose(fit.axes))
    #expect(abs(found.yaw - pose.yaw) < 1e-4)
    #expect(abs(found.pitch - pose.pitch) < 1e-4)
    #expect(abs(found.roll - pose.roll) < 1e-4)
  }

  @Test("Points without extent have no fit")
  func noExtent() throws {
    let flat = try #require(
      FaceLandmarks(points: Array(repeating: Point3(1, 1, 0), count: FaceLandmarks.count)))
    let start = HeadPose(yaw: 0, pitch: 0, roll: 0).axes
    #expect(TemplateFit(HeadPoseCalibration.template, to: flat, from: start) == nil)
    #expect(HeadPose(flat) == nil)
  }

  @Test("Small systems of equations are solved, undetermined ones refused")
  func equations() throws {
    var equations = NormalEquations(count: 2)
    equations.add([1, 2], 5, weight: 1)
    #expect(equations.solution() == nil)
    equations.add([3, -1], 1, weight: 2)
    let solution = try #require(equations.solution())
    #expect(abs(solution[0] - 1) < 1e-12)
    #expect(abs(solution[1] - 2) < 1e-12)
  }

  @Test("The uncertainty is known up to 45° of yaw only")
  func uncertainty() throws {
    #expect(HeadPose(yaw: 50, pitch: 0, roll: 0).uncertainty == nil)
    let stated = try #require(HeadPose(yaw: -20, pitch: 0, roll: 0).uncertainty)
    #expect(stated.yaw > 0 && stated.pitch > stated.roll)
  }
}
