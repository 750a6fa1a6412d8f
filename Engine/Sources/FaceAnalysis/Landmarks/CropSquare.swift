internal import Raster

#if canImport(Glibc)
  private import Glibc
#endif

/// The turned square of the picture that a landmark network sees.
struct CropSquare: Equatable {
  /// Pixels of the picture.
  let centre: Point
  let side: Double
  /// Radians, clockwise in the picture.
  let rotation: Double

  init(centre: Point, side: Double, rotation: Double) {
    self.centre = centre
    self.side = side
    self.rotation = rotation
  }

  /// The square around a detected face, 1.5 times its longer side, turned so that the eyes lie
  /// level. Source: the graph options published with MediaPipe 0.10.21.
  init(around face: FaceDetection) {
    let eyes = face.keypoints[1] - face.keypoints[0]
    self.init(
      centre: (face.topLeft + face.bottomRight) / 2, side: 1.5 * max(face.size.x, face.size.y),
      rotation: atan2(eyes.y, eyes.x))
  }

  var rectangle: TurnedRectangle {
    TurnedRectangle(
      centre: SIMD2(Float(centre.x), Float(centre.y)), size: SIMD2(repeating: Float(side)),
      rotation: Float(rotation))
  }

  /// Maps coordinates 0…`units` of the square to the picture.
  func toPicture(units: Double) -> AffineTransform {
    let step = side / units
    let (c, s) = (cos(rotation) * step, sin(rotation) * step)
    let half = units / 2
    return AffineTransform(
      a: c, b: -s, tx: centre.x - c * half + s * half,
      c: s, d: c, ty: centre.y - s * half - c * half)
  }
}

func exponential(_ x: Double) -> Double { exp(x) }

func naturalLogarithm(_ x: Double) -> Double { log(x) }
