package import Raster

/// A ColorChecker 24 painted flat by numbers, for tests of what finds it; it shares nothing with it.
package struct PaintedChart: Sendable {
  /// L*, a*, b* of the patches under D50, row by row.
  package var colours: [LabColour]
  /// Side of a patch over the distance of two centres.
  package var patchShare = 0.876
  /// From columns and rows of patches, (0, 0) at the centre of the first, to pixels.
  package var map: ProjectiveTransform
  /// What the camera makes of linear light: rows of a matrix.
  package var camera: [LinearColour] = [
    LinearColour(0.85, 0.10, 0.02), LinearColour(0.06, 0.70, 0.05), LinearColour(0.02, 0.09, 0.60),
  ]
  /// Brightness at a place of the picture.
  package var light: @Sendable (Point) -> Double = { _ in 1 }
  /// Linear light beside the card.
  package var background = LinearColour(0.25, 0.3, 0.35)
  /// The 24 patches' numbers in the places of the chart; others show a chart that is none.
  package var order = Array(0..<24)

  package init(colours: [LabColour], map: ProjectiveTransform) {
    self.colours = colours
    self.map = map
  }

  /// A map for a chart turned by `roll` and tilted by `tilt` about its own vertical axis, degrees,
  /// its centre at `centre` and its pitch `pitch` pixels there, seen from `distance` pitches.
  package static func map(
    centre: Point, pitch: Double, roll: Double = 0, tilt: Double = 0, distance: Double = 30
  ) -> ProjectiveTransform {
    let (s, c) = sineAndCosine(degrees: roll)
    let (sine, cosine) = sineAndCosine(degrees: tilt)
    // About the middle of the chart: x shrinks by the cosine and recedes by the sine.
    let g = sine / distance
    let (mx, my) = (2.5, 1.5)
    let a = pitch * c * cosine + centre.x * g
    let b = -pitch * s
    let d = pitch * c
    let cc = pitch * s * cosine + centre.y * g
    // As functions of x − mx and y − my; moved to x and y.
    let w = 1 - g * mx
    return ProjectiveTransform(
      a: a / w, b: b / w, tx: (centre.x - a * mx - b * my) / w, c: cc / w, d: d / w,
      ty: (centre.y - cc * mx - d * my) / w, gx: g / w, gy: 0)
  }

  /// The picture, 3 × 3 samples a pixel.
  package func picture(width: Int, height: Int) -> PixelImage {
    let frame = seen(LabColour(16, 0, 0).linearColour)
    let patches = colours.map { seen($0.linearColour) }
    let inverse = InverseMap(map)
    var samples = [UInt8](repeating: 0, count: width * height * 3)
    for y in 0..<height {
      for x in 0..<width {
        var sum = LinearColour.zero
        for step in 0..<9 {
          let at = Point(
            Double(x) + (Double(step % 3) + 0.5) / 3, Double(y) + (Double(step / 3) + 0.5) / 3)
          sum += colour(at: inverse.apply(at), patches, frame) * light(at)
        }
        for channel in 0..<3 {
          let value = SRGBTransfer.encoded(min(max(sum[channel] / 9, 0), 1))
          samples[(y * width + x) * 3 + channel] = UInt8((value * 255).rounded())
        }
      }
    }
    return PixelImage(width: width, height: height, samples: samples)
  }

  private func colour(
    at place: Point, _ patches: [LinearColour], _ frame: LinearColour
  ) -> LinearColour {
    guard place.x > -0.9, place.x < 5.9, place.y > -0.9, place.y < 3.9 else { return background }
    let (column, row) = (place.x.rounded(), place.y.rounded())
    let isPatch =
      column >= 0 && column < 6 && row >= 0 && row < 4
      && max(abs(place.x - column), abs(place.y - row)) < patchShare / 2
    return isPatch ? patches[order[Int(column) + 6 * Int(row)]] : frame
  }

  private func seen(_ colour: LinearColour) -> LinearColour {
    LinearColour(
      (camera[0] * colour).sum(), (camera[1] * colour).sum(), (camera[2] * colour).sum())
  }
}

/// From pixels back to the chart, by the adjugate.
private struct InverseMap {
  private let m: ProjectiveTransform
  private let r: [Double]

  init(_ m: ProjectiveTransform) {
    self.m = m
    r = [
      m.d - m.ty * m.gy, m.tx * m.gy - m.b, m.b * m.ty - m.tx * m.d,
      m.ty * m.gx - m.c, m.a - m.tx * m.gx, m.tx * m.c - m.a * m.ty,
      m.c * m.gy - m.d * m.gx, m.b * m.gx - m.a * m.gy, m.a * m.d - m.b * m.c,
    ]
  }

  func apply(_ p: Point) -> Point {
    Point(r[0] * p.x + r[1] * p.y + r[2], r[3] * p.x + r[4] * p.y + r[5])
      / (r[6] * p.x + r[7] * p.y + r[8])
  }
}
