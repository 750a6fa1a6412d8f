/// Why a photograph was not analysed, with what to do about it.
public struct Refusal: Hashable, Sendable, Codable {
  public enum Code: String, CaseIterable, Hashable, Sendable, Codable {
    case undecodable
    case tooManyPixels = "too_many_pixels"
    case blockedFormat = "blocked_format"
    case noFace = "no_face"
    case severalFaces = "several_faces"
    case faceTooSmall = "face_too_small"
    case motionBlur = "motion_blur"
    case blurred, underexposed, overexposed
    case skinClipped = "skin_clipped"
    case unevenLight = "uneven_light"
    case colourCast = "colour_cast"
    case lensTooNear = "lens_too_near"
    case wrongPose = "wrong_pose"
    case glasses
    case hairOverFace = "hair_over_face"
    case eyesClosed = "eyes_closed"
    case mouthOpen = "mouth_open"
    case expression
    /// The frontal photograph named for the scale gives none.
    case frontalUnusable = "frontal_unusable"
    /// The named station has another camera, lens or picture size.
    case stationOther = "station_other"
    /// The named station failed its last check.
    case stationFailed = "station_failed"
  }

  public let code: Code
  public let message: Phrase
  /// The measured value that fell outside `limit`, both in `unit`; nil when nothing was measured.
  public let value: Double?
  public let limit: Double?
  public let unit: String?

  public init(
    code: Code, message: Phrase, value: Double? = nil, limit: Double? = nil, unit: String? = nil
  ) {
    self.code = code
    self.message = message
    self.value = value
    self.limit = limit
    self.unit = unit
  }

  /// Every key is written, null when nothing was measured.
  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: CodingKeys.self)
    try keyed.encode(code, forKey: .code)
    try keyed.encode(message, forKey: .message)
    try keyed.encode(value, forKey: .value)
    try keyed.encode(limit, forKey: .limit)
    try keyed.encode(unit, forKey: .unit)
  }

  enum CodingKeys: String, CodingKey { case code, message, value, limit, unit }
}
