internal import Raster

#if canImport(Glibc)
  private import Glibc
#endif

/// Luminance of small patches of skin all over the face.
struct LightPatches {
  /// Middle line, then the patient's right; the left mirrors it.
  static let middle = [151, 9, 5, 199, 175]
  static let right = [69, 108, 67, 50, 101, 205, 187, 123, 117, 138, 213, 210, 165, 198]
  /// All, in the order of `luminances`.
  static let all = middle + right + right.map { MeshMirror.counterparts[$0] }
  /// Pixels of the frame, about 4 mm.
  private static let radius = 6

  /// log₂ of linear light; nil for a patch that is not skin.
  let luminances: [Double?]
  /// Where the patches lie, interpupillary distances from the root of the nose.
  let places: [Point]

  init(of face: GatedFace) {
    let centres = Self.all.map { face.frame.face.position($0) }
    places = centres.map { ($0 - FaceFrame.centre) / FaceFrame.pixelsPerPupilDistance }
    luminances = centres.map { centre in
      let (x, y) = (Int(centre.x.rounded()), Int(centre.y.rounded()))
      var (sum, count) = (Float(0), 0)
      for row in max(0, y - Self.radius)...max(0, min(face.frame.height - 1, y + Self.radius)) {
        for column in max(0, x - Self.radius)...max(0, min(face.frame.width - 1, x + Self.radius)) {
          let i = row * face.frame.width + column
          guard face.skin.values[i] > 200 else { continue }
          sum += face.colours.luminance(i)
          count += 1
        }
      }
      return count > 60 ? log2(max(Double(sum) / Double(count), 0.0003)) : nil
    }
  }
}
