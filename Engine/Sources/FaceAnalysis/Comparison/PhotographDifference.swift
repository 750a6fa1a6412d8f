public import Vocabulary

/// A way in which two photographs differ so that one must not be held against the other as it is,
/// with what to do about it. The comparison stays possible.
///
/// Which ways count, and their limits for pose and size: the house's photography protocol, after
/// the rules for photographs before and after treatment.
public struct PhotographDifference: Hashable, Sendable {
  /// Raw values are the codes of `aglae.comparison/1`.
  public enum Code: String, CaseIterable, Hashable, Sendable, Codable {
    case refused
    case noFace = "no_face"
    case view
    case poseUnknown = "pose_unknown"
    case yaw, pitch, roll
    case size
    case gaze
    case expression
    case colourUncalibrated = "colour_uncalibrated"

    /// Whether what is wrong with each value is no longer the same in both photographs. Turns of the
    /// head and distances as they differ between clinical photographs are in the repeatability
    /// already, what a gaze may do is added to the margins it concerns, and colour enters no measure of
    /// the face's shape.
    var spoilsRepetition: Bool {
      switch self {
      case .refused, .noFace, .view, .poseUnknown, .expression: true
      case .yaw, .pitch, .roll, .size, .gaze, .colourUncalibrated: false
      }
    }
  }

  public let code: Code
  public let message: Phrase
  /// The measured difference, its limit and their unit; nil when nothing was measured.
  public let value: Double?
  public let limit: Double?
  public let unit: String?

  public init(
    _ code: Code, _ message: Phrase, value: Double? = nil, limit: Double? = nil,
    unit: String? = nil
  ) {
    self.code = code
    self.message = message
    self.value = value
    self.limit = limit
    self.unit = unit
  }
}

/// What counts for the comparison of one photograph with another.
public struct ComparedPhotograph: Sendable {
  public let face: FaceLandmarks?
  public let pose: HeadPose?
  /// nil when it is not known.
  public let gaze: Gaze?
  /// nil where forehead or pose did not let it be told.
  public let brows: BrowTension?
  public let view: PhotographicView?
  public let scale: Scale
  public let isColourCalibrated: Bool
  /// Why the photograph was refused; nil when it was accepted.
  public let refusal: Phrase?
  /// Pixels of the upright picture.
  public let width: Int
  public let height: Int

  public init(
    face: FaceLandmarks?, pose: HeadPose?, gaze: Gaze? = nil, brows: BrowTension? = nil,
    view: PhotographicView?,
    scale: Scale, isColourCalibrated: Bool, refusal: Phrase?, width: Int, height: Int
  ) {
    self.face = face
    self.pose = pose
    self.gaze = gaze
    self.brows = brows
    self.view = view
    self.scale = scale
    self.isColourCalibrated = isColourCalibrated
    self.refusal = refusal
    self.width = width
    self.height = height
  }
}
