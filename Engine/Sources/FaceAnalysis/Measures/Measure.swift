internal import Raster
internal import Vocabulary

/// The definition of one number that a frontal photograph gives.
struct Measure: Sendable {
  /// Id of `aglae.analysis/1`.
  let id: String
  let name: Phrase
  let unit: MeasureUnit
  /// The head may be turned by so many degrees.
  var limits = PoseLimits.frontal
  /// The points that the formula reads.
  let places: [FacialPlace]
  let formula: Formula
  let construction: @Sendable (LevelFace) -> [Stroke]

  enum Formula: Sendable {
    /// Pixels for a length, degrees, a ratio or percent for the rest.
    case value(@Sendable (LevelFace) -> Double)
    /// The mean of the magnitudes of signed numbers.
    case meanMagnitude(@Sendable (LevelFace) -> [Double])
  }

  /// As `Construction`, in the axes of the level face.
  enum Stroke: Sendable {
    case point(Point3)
    case measured(Point3, Point3)
    case reference(Point3, Point3)
  }
}

/// How far the head may be from facing the camera, degrees.
struct PoseLimits: Hashable, Sendable {
  let yaw: Double
  let pitch: Double

  /// The project's: beyond, what is undone by the mesh's depth outgrows the rest. Roll needs no
  /// depth and has no limit.
  static let frontal = PoseLimits(yaw: 10, pitch: 20)
  /// Turning mimics a deviation of the nose, whose ridge stands far out of the face.
  static let dorsal = PoseLimits(yaw: 3, pitch: 20)

  func allow(_ pose: HeadPose) -> Bool { abs(pose.yaw) <= yaw && abs(pose.pitch) <= pitch }
}
