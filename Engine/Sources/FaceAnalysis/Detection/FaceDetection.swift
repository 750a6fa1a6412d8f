public import Raster

/// A face found in a picture.
public struct FaceDetection: Hashable, Sendable {
  /// Top left and bottom right corners, pixels of the upright picture.
  public let topLeft: Point
  public let bottomRight: Point
  /// The patient's right eye, left eye, nose tip, mouth centre, right and left ear tragion;
  /// pixels of the upright picture.
  public let keypoints: [Point]
  /// Confidence, 0…1.
  public let score: Double

  public init(topLeft: Point, bottomRight: Point, keypoints: [Point], score: Double) {
    self.topLeft = topLeft
    self.bottomRight = bottomRight
    self.keypoints = keypoints
    self.score = score
  }
}
