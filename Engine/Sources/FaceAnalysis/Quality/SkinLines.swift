internal import Raster

#if canImport(Glibc)
  private import Glibc
#endif

/// How strong the lines of forehead and glabella are, across and along the face: those across the
/// forehead come with raised brows, those along the glabella with brows drawn together.
///
/// A line answers to a second difference across it, averaged along it (an oriented filter of two
/// widths, after the line detectors of METHODS: Frangi 1998, doi:10.1007/BFb0056195). What the other
/// direction answers stands beside it, so that a model can tell lines from the skin's own texture.
struct SkinLines {
  /// For forehead then glabella, fine then broad, across then along the face: the logarithm of how
  /// strong dark lines are, and light ones.
  let features: [Double]

  /// Half boxes along a line, pixels of the patch: forehead, glabella.
  private static let lengths = [12, 6]
  /// Half boxes across a line and the step of its second difference.
  private static let widths = [(box: 1, step: 3), (box: 2, step: 5)]
  /// Below this the picture's own steps answer.
  private static let floor = 0.004
  private static let leastPixels = 150

  private static let forehead = [104, 69, 108, 151, 337, 299, 333, 332, 297, 338, 10, 109, 67, 103]

  /// nil where too little of the skin is seen.
  init?(of patch: ForeheadPatch) {
    let across = patch.luminance
    let along = across.transposed
    var found: [Double] = []
    for (part, outline) in [Self.forehead.map(patch.position), Self.glabella(of: patch)]
      .enumerated()
    {
      let area = PolygonRaster.coverage(
        of: outline, width: ForeheadPatch.width, height: ForeheadPatch.height)
      let pixels = area.values.indices.filter { area.values[$0] > 0.5 && patch.isInsideSkin[$0] }
      guard pixels.count >= Self.leastPixels else { return nil }
      for width in Self.widths {
        let lines = [
          across.lineAnswer(length: Self.lengths[part], box: width.box, step: width.step),
          along.lineAnswer(length: Self.lengths[part], box: width.box, step: width.step).transposed,
        ]
        for line in lines { found += Self.strengths(of: line, at: pixels) }
      }
    }
    features = found
  }

  /// Between the heads of the brows, from the glabella to the root of the nose.
  private static func glabella(of patch: ForeheadPatch) -> [Point] {
    let (upper, lower) = (patch.position(9), patch.position(8))
    let half = 0.3 * abs(patch.position(107).x - patch.position(336).x)
    let margin = 0.03 * ForeheadPatch.pixelsPerPupilDistance
    let (top, bottom) = (min(upper.y, patch.position(107).y) - margin, lower.y + margin)
    return [
      Point(upper.x - half, top), Point(upper.x + half, top), Point(lower.x + half, bottom),
      Point(lower.x - half, bottom),
    ]
  }

  private static func strengths(of answer: Plane<Float>, at pixels: [Int]) -> [Double] {
    var (dark, light) = (0.0, 0.0)
    for i in pixels {
      let value = Double(answer.values[i])
      if value > 0 { dark += value * value } else { light += value * value }
    }
    let count = Double(pixels.count)
    return [dark, light].map { log(($0 / count).squareRoot() + floor) }
  }
}

extension Plane where Value == Float {
  fileprivate var transposed: Plane<Float> {
    var result = Plane(width: height, height: width, repeating: Float(0))
    for y in 0..<height {
      for x in 0..<width { result.values[x * height + y] = values[y * width + x] }
    }
    return result
  }

  /// How dark a horizontal line runs through each pixel against what lies `step` above and below.
  fileprivate func lineAnswer(length: Int, box: Int, step: Int) -> Plane<Float> {
    let smooth = averaged(alongRows: length).averaged(alongRows: length).transposed
      .averaged(alongRows: box).averaged(alongRows: box).transposed
    var result = Plane(width: width, height: height, repeating: Float(0))
    smooth.values.withUnsafeBufferPointer { source in
      result.values.withUnsafeMutableBufferPointer { target in
        for y in step..<max(step, height - step) {
          for x in 0..<width {
            let i = y &* width &+ x
            target[i] = source[i &- step &* width] + source[i &+ step &* width] - 2 * source[i]
          }
        }
      }
    }
    return result
  }

  /// The mean over `2 * radius + 1` pixels of a row; at its ends the last pixel goes on.
  private func averaged(alongRows radius: Int) -> Plane<Float> {
    var result = self
    let weight = 1 / Float(2 * radius + 1)
    values.withUnsafeBufferPointer { source in
      result.values.withUnsafeMutableBufferPointer { target in
        for y in 0..<height {
          let row = y &* width
          func at(_ x: Int) -> Float { source[row &+ Swift.min(Swift.max(x, 0), width &- 1)] }
          var sum: Float = 0
          for x in -radius...radius { sum += at(x) }
          for x in 0..<width {
            target[row &+ x] = sum * weight
            sum += at(x &+ radius &+ 1) - at(x &- radius)
          }
        }
      }
    }
    return result
  }
}
