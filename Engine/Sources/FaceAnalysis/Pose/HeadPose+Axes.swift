private import Glibc
public import Raster

extension HeadPose {
  /// The head's own axes in the picture's frame (right, down, away from the camera), unit length.
  public struct Axes: Hashable, Sendable {
    /// Towards the patient's left.
    public let lateral: Point3
    /// Towards the crown.
    public let up: Point3
    /// Where the nose points.
    public let forward: Point3
  }

  /// The axes that these angles stand for.
  public var axes: Axes {
    let (yaw, pitch, roll) = (yaw * .pi / 180, pitch * .pi / 180, roll * .pi / 180)
    let forward = Point3(sin(yaw) * cos(pitch), -sin(pitch), -cos(yaw) * cos(pitch))
    let levelLateral = Point3(cos(yaw), 0, sin(yaw))
    let levelUp = Point3(-sin(yaw) * sin(pitch), -cos(pitch), cos(yaw) * sin(pitch))
    return Axes(
      lateral: levelLateral * cos(roll) - levelUp * sin(roll),
      up: levelUp * cos(roll) + levelLateral * sin(roll), forward: forward)
  }
}
