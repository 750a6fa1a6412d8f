internal import Raster

#if canImport(Glibc)
  private import Glibc
#endif

/// Forehead and root of the nose, sampled finely enough for lines of the skin.
struct ForeheadPatch {
  /// Pixels an interpupillary distance, about 2.5 a millimetre.
  static let pixelsPerPupilDistance = 160.0
  static let (width, height) = (192, 184)
  /// Where the root of the nose lies.
  static let centre = Point(96, 158)
  private static let mostTaps = 4
  /// Half a side of the square that must be skin all over, so that no edge of brow, hair or band
  /// passes for a line of the skin.
  private static let margin = 3

  /// log₂ of luminance in linear light; where no skin is, that of the skin around.
  let luminance: Plane<Float>
  /// Skin away from its borders.
  let isInsideSkin: [Bool]
  private let frame: FaceFrame

  init(of face: GatedFace) {
    frame = face.frame
    let step = FaceFrame.pixelsPerPupilDistance / Self.pixelsPerPupilDistance
    let toFrame = AffineTransform(
      a: step, b: 0, tx: FaceFrame.centre.x - step * Self.centre.x,
      c: 0, d: step, ty: FaceFrame.centre.y - step * Self.centre.y)
    let image = face.picture.resampled(
      width: Self.width, height: Self.height, toPicture: frame.toPicture.after(toFrame),
      mostTaps: Self.mostTaps)
    let skin = Self.cover(of: face.skin, at: toFrame)
    luminance = Self.filled(
      image.red.values.indices.map { log2(max(image.luminance($0), 0.0005)) }, where: skin)
    isInsideSkin = skin.boxBlurred(radius: Self.margin).values.map { $0 > 0.999 }
  }

  /// A point of the mesh in pixels of the patch.
  func position(_ index: Int) -> Point {
    let scale = Self.pixelsPerPupilDistance / FaceFrame.pixelsPerPupilDistance
    return (frame.face.position(index) - FaceFrame.centre) * scale + Self.centre
  }

  /// 1 where bare skin is, else 0.
  private static func cover(of skin: Plane<UInt8>, at toFrame: AffineTransform) -> Plane<Float> {
    let values = (0..<width * height).map { i -> Float in
      let p = toFrame.apply(Point(Double(i % width) + 0.5, Double(i / width) + 0.5))
      guard p.x >= 0, p.y >= 0, Int(p.x) < skin.width, Int(p.y) < skin.height else { return 0 }
      return skin.values[Int(p.y) * skin.width + Int(p.x)] > 200 ? 1 : 0
    }
    return Plane(width: width, height: height, values: values)
  }

  private static func filled(_ values: [Float], where skin: Plane<Float>) -> Plane<Float> {
    var light = Plane(width: width, height: height, values: values)
    for i in values.indices { light.values[i] *= skin.values[i] }
    let sum = light.boxBlurred(radius: 12).boxBlurred(radius: 12)
    let share = skin.boxBlurred(radius: 12).boxBlurred(radius: 12)
    for i in values.indices where skin.values[i] == 0 {
      light.values[i] = share.values[i] > 1e-3 ? sum.values[i] / share.values[i] : 0
    }
    return light
  }
}
