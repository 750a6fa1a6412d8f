internal import Raster
internal import Vocabulary

/// All that the gate's checks see of one face.
struct GatedFace {
  let picture: PixelImage
  let landmarks: FaceLandmarks
  /// nil when the depth of the points was not seen.
  let pose: HeadPose?
  let view: PhotographicView
  /// The upright frame of fixed size that colours are measured in, so that the size of the
  /// photograph does not count.
  let frame: FaceFrame
  /// The frame's pixels in linear light.
  let colours: LinearImage
  /// Share of bare skin of each pixel of the frame, 0…255.
  let skin: Plane<UInt8>

  /// nil when the mesh has no extent, or the mask belongs to another mesh.
  init?(
    _ picture: PixelImage, landmarks: FaceLandmarks, pose: HeadPose?, view: PhotographicView,
    skin: SkinMask?
  ) {
    guard let frame = FaceFrame(of: landmarks), let skin, skin.toPicture == frame.toPicture
    else { return nil }
    self.picture = picture
    self.landmarks = landmarks
    self.pose = pose
    self.view = view
    self.frame = frame
    self.skin = skin.coverage
    colours = skin.light ?? SkinFeatures.light(of: picture, frame: frame)
  }

  /// Luminance of sRGB's primaries (IEC 61966-2-1), linear light.
  static func luminance(_ r: Float, _ g: Float, _ b: Float) -> Float {
    0.2126 * r + 0.7152 * g + 0.0722 * b
  }

  /// The pixels of the frame that lie at least half inside of every plane's coverage.
  func pixels(inside area: Plane<Float>, skinAtLeast share: UInt8) -> [Int] {
    area.values.indices.filter { area.values[$0] > 0.5 && skin.values[$0] >= share }
  }
}
