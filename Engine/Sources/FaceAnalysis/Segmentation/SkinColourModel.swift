internal import Raster

/// How much more often each colour occurs on this face's skin than elsewhere in this picture:
/// two histograms over brightness, redness, yellowness and texture, so that skin may have several
/// modes (light and shadow, lentigo and shine).
struct SkinColourModel {
  private static let bins = (l: 24, r: 20, y: 20, t: 5)
  private static let count = bins.l * bins.r * bins.y * bins.t

  /// The middle of the histograms: the typical skin.
  let centre: (l: Float, r: Float, y: Float)
  private var ratio: [Float]

  /// Learns from pixels weighted as skin and as no skin.
  init(
    _ f: SkinFeatures, skin: Plane<Float>, other: Plane<Float>,
    centre: (l: Float, r: Float, y: Float)
  ) {
    self.centre = centre
    var on = [Float](repeating: 0, count: Self.count)
    var off = on
    on.withUnsafeMutableBufferPointer { on in
      off.withUnsafeMutableBufferPointer { off in
        for i in skin.values.indices where skin.values[i] + other.values[i] > 0.02 {
          let bin = Self.bin(f, i, centre)
          on[bin] += skin.values[i]
          off[bin] += other.values[i]
        }
      }
    }
    on = Self.smoothed(on)
    off = Self.smoothed(off)
    let onTotal = max(on.reduce(0, +), 1)
    let offTotal = max(off.reduce(0, +), 1)
    // A colour seen nowhere is rather no skin: an eighth of what is no skin may be of any colour.
    let uniform = 1 / Float(Self.count)
    ratio = zip(on, off).map { a, b in
      let skin = 0.995 * a / onTotal + 0.005 * uniform
      let other = 0.85 * b / offTotal + 0.15 * uniform
      return max(-4, min(3, logarithm(skin / other)))
    }
  }

  /// Natural logarithm of the ratio of likelihoods for each pixel.
  func evidence(_ f: SkinFeatures) -> Plane<Float> {
    var plane = f.luminance
    let (ratio, centre) = (ratio, centre)
    plane.values.withUnsafeMutableBufferPointer { values in
      for i in 0..<values.count { values[i] = ratio[Self.bin(f, i, centre)] }
    }
    return plane
  }

  @inline(__always)
  private static func bin(_ f: SkinFeatures, _ i: Int, _ c: (l: Float, r: Float, y: Float)) -> Int {
    func index(_ value: Float, _ step: Float, _ n: Int) -> Int {
      min(max(Int(value / step + Float(n) / 2), 0), n - 1)
    }
    let l = index(f.luminance.values[i] - c.l + 1, 0.25, bins.l)
    let r = index(f.redness.values[i] - c.r, 0.1, bins.r)
    let y = index(f.yellowness.values[i] - c.y, 0.12, bins.y)
    let texture = f.texture.values[i]
    let t =
      texture < 0.04 ? 0 : texture < 0.08 ? 1 : texture < 0.16 ? 2 : texture < 0.3 ? 3 : 4
    return ((t * bins.l + l) * bins.r + r) * bins.y + y
  }

  private static func smoothed(_ histogram: [Float]) -> [Float] {
    var h = histogram
    for (stride, n) in [
      (1, bins.y), (bins.y, bins.r), (bins.y * bins.r, bins.l), (bins.y * bins.r * bins.l, bins.t),
    ] {
      let weight: Float = n == bins.t ? 0.15 : 0.25
      let source = h
      source.withUnsafeBufferPointer { source in
        h.withUnsafeMutableBufferPointer { target in
          for block in Swift.stride(from: 0, to: count, by: stride * n) {
            for k in 0..<n {
              let at = block + k * stride
              let low = k > 0 ? at - stride : at
              let high = k + 1 < n ? at + stride : at
              for i in 0..<stride {
                target[at &+ i] =
                  (1 - 2 * weight) * source[at &+ i] + weight
                  * (source[low &+ i] + source[high &+ i])
              }
            }
          }
        }
      }
    }
    return h
  }
}
