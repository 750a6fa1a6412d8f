internal import Raster

/// A part of the face that one of the networks of the anatomical points looks at, in the face's
/// own frame: level with the eyes, a fixed number of pixels an interpupillary distance.
///
/// The numbers are those of Training/crops.py.
struct AnatomicalCrop: Sendable {
  let width, height: Int
  let pixelsPerPupilDistance: Double
  /// The middle of these vertices of the patient's right side …
  let anchor: [Int]
  /// … moved by so many interpupillary distances, to the patient's left and down.
  let shift: Point

  static let eye = AnatomicalCrop(
    width: 128, height: 96, pixelsPerPupilDistance: 126, anchor: [33, 133],
    shift: Point(-0.05, -0.25))
  static let mouth = AnatomicalCrop(
    width: 128, height: 160, pixelsPerPupilDistance: 100, anchor: [2, 152],
    shift: Point(0, -0.10))
  static let face = AnatomicalCrop(
    width: 128, height: 128, pixelsPerPupilDistance: 44, anchor: [1, 168, 152],
    shift: Point(0, -0.16))
  /// Closer at what is measured in millimetres.
  static let lids = AnatomicalCrop(
    width: 128, height: 80, pixelsPerPupilDistance: 220, anchor: [33, 133], shift: .zero)
  static let lips = AnatomicalCrop(
    width: 128, height: 112, pixelsPerPupilDistance: 200, anchor: [13, 14], shift: .zero)

  /// From the crop's pixels to the picture; nil when the pupils coincide. That of the left side is
  /// the mirror image.
  func toPicture(of mesh: FaceLandmarks, side: FacialPlace.Side) -> AffineTransform? {
    guard let frame = PupilFrame(of: mesh) else { return nil }
    let across = side == .left ? -frame.level : frame.level
    let vertices = side == .left ? anchor.map { MeshMirror.counterparts[$0] } : anchor
    let middle =
      vertices.reduce(Point.zero) { $0 + mesh.position($1) } / Double(vertices.count)
    let centre = middle + (across * shift.x + frame.down * shift.y) * frame.unit
    let step = frame.unit / pixelsPerPupilDistance
    let (a, b) = (across * step, frame.down * step)
    let corner = centre - a * (Double(width) / 2) - b * (Double(height) / 2)
    return AffineTransform(
      a: a.x, b: b.x, tx: corner.x, c: a.y, d: b.y, ty: corner.y)
  }
}
