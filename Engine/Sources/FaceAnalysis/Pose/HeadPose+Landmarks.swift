private import Glibc
internal import Raster
public import Vocabulary

extension HeadPose {
  /// The orientation read off the mesh: the line between paired points across the face gives yaw
  /// and roll, the line from forehead to chin gives pitch.
  ///
  /// Provisional: the mesh's depth is itself an estimate, and the error has not been measured on
  /// faces of known pose. Good for telling views apart, not for correcting measures.
  public init(of face: FaceLandmarks) {
    // Outer eye corners, sides of the face, mouth corners: the patient's right, then left.
    let pairs = [(33, 263), (234, 454), (61, 291)]
    let across = pairs.reduce(Point3(0, 0, 0)) { $0 + face.points[$1.1] - face.points[$1.0] }
    let down = face.points[152] - face.points[10]
    self.init(
      yaw: degrees(atan2(across.z, across.x)), pitch: degrees(atan2(-down.z, down.y)),
      roll: degrees(atan2(across.y, across.x)))
  }
}

extension PhotographicView {
  /// The view that a head turned by `yaw` degrees is seen in, as far as yaw alone tells: frontal
  /// to 20°, oblique to 65°, profile beyond.
  public init(yaw: Double) {
    switch yaw {
    case ..<(-65): self = .leftProfile
    case ..<(-20): self = .leftOblique
    case 65...: self = .rightProfile
    case 20...: self = .rightOblique
    default: self = .frontal
    }
  }
}

private func degrees(_ radians: Double) -> Double { radians * 180 / .pi }
