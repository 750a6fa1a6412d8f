internal import Raster

/// The upright frame in which a face is looked at: fixed pixels an interpupillary distance, the
/// eyes level, so that nothing depends on the size of the photograph.
struct FaceFrame {
  /// About 1.5 pixels a millimetre.
  static let pixelsPerPupilDistance = 96.0

  /// Room for hair above, ears beside, neck and neckline below.
  static let (width, height) = (320, 512)
  /// Where the root of the nose lies, on the middle line of the face's outline.
  static let centre = Point(160, 168)

  var width: Int { Self.width }
  var height: Int { Self.height }
  let toPicture: AffineTransform
  /// The mesh in pixels of the frame.
  let face: FaceLandmarks

  /// nil when the mesh has no extent.
  init?(of face: FaceLandmarks) {
    // On a turned head the pupils come together and the height does not:
    // forehead top to chin is 2.85 pupil distances.
    let height = distance(face.position(10), face.position(152))
    let unit = max(distance(face.position(468), face.position(473)), height / 2.85)
    guard unit > 1 else { return nil }
    let scale = unit / Self.pixelsPerPupilDistance
    let up = face.position(10) - face.position(152)
    let level = SIMD2(-up.y, up.x) / height
    let (cosine, sine) = (level.x * scale, level.y * scale)
    let axes = AffineTransform(a: cosine, b: -sine, tx: 0, c: sine, d: cosine, ty: 0)
    guard let inverse = axes.inverse else { return nil }
    let flat = face.points.map { inverse.apply(Point($0.x, $0.y)) }
    let xs = flat[..<468].map(\.x)
    guard let left = xs.min(), let right = xs.max() else { return nil }
    // Between the eyes, between the sides of the face.
    let origin = Point((left + right) / 2, flat[168].y) - Self.centre
    let shift = AffineTransform(a: 1, b: 0, tx: origin.x, c: 0, d: 1, ty: origin.y)
    toPicture = axes.after(shift)
    let moved = zip(flat, face.points).map { p, q in
      Point3(p.x - origin.x, p.y - origin.y, q.z / scale)
    }
    guard let mesh = FaceLandmarks(points: moved) else { return nil }
    self.face = mesh
  }

  /// Coverage of the polygon of these mesh points.
  func coverage(of points: [MeshPoint]) -> Plane<Float> {
    coverage(of: points.map { $0.position(in: face) })
  }

  func coverage(of corners: [Point]) -> Plane<Float> {
    PolygonRaster.coverage(of: corners, width: width, height: height)
  }
}

private func distance(_ a: Point, _ b: Point) -> Double { ((a - b) * (a - b)).sum().squareRoot() }
