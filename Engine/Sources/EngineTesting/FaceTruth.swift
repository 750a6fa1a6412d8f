package import Foundation

/// What is known about a face that Training/faces rendered; Training/faces/README.md defines it.
package struct FaceTruth: Decodable, Sendable {
  /// Degrees, towards the line of sight, as in `HeadPose`.
  package struct Pose: Decodable, Sendable {
    package let yaw: Double
    package let pitch: Double
    package let roll: Double
  }

  package struct Scale: Decodable, Sendable {
    /// In the plane of the irises.
    package let millimetresPerPixel: Double
  }

  package struct NamedPoint: Decodable, Sendable {
    /// Pixels, x then y.
    package let at: [Double]
  }

  package let pose: Pose
  package let scale: Scale
  package let points: [String: NamedPoint]

  /// Reads the truth beside a picture.
  package init(contentsOf file: URL) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }
}
