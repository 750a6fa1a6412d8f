internal import FaceAnalysis
private import Glibc
internal import PhotoAnalysis
internal import Raster
internal import Vocabulary

/// How both photographs lie on one stage: the eyes of the first level, the second laid over it,
/// at one scale. Only turned, enlarged and shifted, never warped.
struct ComparisonFrame {
  /// Pixels of each picture to units of the stage: pixels of the first picture.
  let first: AffineTransform
  let second: AffineTransform
  /// What is shown at the start: the face.
  let x, y, width, height: Double
  /// Whether the photographs lie over each other.
  let isRegistered: Bool

  /// Around the middle between the eyes, over the distance between their outer corners: from above
  /// the hairline to below the chin, from ear to ear.
  private static let (left, top, breadth, length) = (-1.1, -1.35, 2.2, 2.95)

  init(_ comparison: PhotoComparison) {
    if let face = comparison.first.landmarks, let registration = comparison.registration {
      self.init(face, registration)
    } else {
      self.init(comparison.first.document.image, comparison.second.document.image)
    }
  }

  private init(_ face: FaceLandmarks, _ registration: FaceRegistration) {
    let (right, left) = (face.position(33), face.position(263))
    let middle = (right + left) / 2
    let angle = -atan2(left.y - right.y, left.x - right.x)
    let (c, s) = (cos(angle), sin(angle))
    // A turn about the middle between the eyes.
    first = AffineTransform(
      a: c, b: -s, tx: middle.x - c * middle.x + s * middle.y, c: s, d: c,
      ty: middle.y - s * middle.x - c * middle.y)
    second = first.after(registration.secondToFirst)
    let unit = face.outerEyeDistance
    x = middle.x + Self.left * unit
    y = middle.y + Self.top * unit
    width = Self.breadth * unit
    height = Self.length * unit
    isRegistered = true
  }

  /// Each photograph whole, the second as high as the first.
  private init(_ one: AnalysisDocument.ImageSize?, _ other: AnalysisDocument.ImageSize?) {
    let (firstWidth, firstHeight) = (Double(one?.width ?? 1), Double(one?.height ?? 1))
    let scale = firstHeight / Double(other?.height ?? 1)
    let secondWidth = scale * Double(other?.width ?? 1)
    first = .identity
    second = AffineTransform(
      a: scale, b: 0, tx: (firstWidth - secondWidth) / 2, c: 0, d: scale, ty: 0)
    width = max(firstWidth, secondWidth)
    height = firstHeight
    x = (firstWidth - width) / 2
    y = 0
    isRegistered = false
  }

  var viewBox: String { [x, y, width, height].map(place).joined(separator: " ") }
}

extension AffineTransform {
  /// As SVG writes it. Eight decimals: a thousandth of a pixel at the far end of a large picture.
  var svg: String {
    let numbers = [a, c, b, d, tx, ty].map {
      formatted($0, decimals: 8, in: .english).replacing("\u{2212}", with: "-")
    }
    return "matrix(\(numbers.joined(separator: " ")))"
  }
}
