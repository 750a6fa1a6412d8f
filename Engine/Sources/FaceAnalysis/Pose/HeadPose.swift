/// Orientation of the head towards the camera, in degrees.
///
/// Yaw is positive when the nose points to the patient's left, pitch when it points up,
/// roll when the head leans to the patient's left shoulder (clockwise in the picture: the
/// patient's left is the picture's right).
public struct HeadPose: Hashable, Sendable, Codable {
  public let yaw: Double
  public let pitch: Double
  public let roll: Double

  public init(yaw: Double, pitch: Double, roll: Double) {
    self.yaw = yaw
    self.pitch = pitch
    self.roll = roll
  }
}
