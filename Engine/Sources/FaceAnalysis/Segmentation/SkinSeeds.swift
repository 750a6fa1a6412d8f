internal import Raster

/// The typical skin of a face: the median over cheeks, nose and forehead, without what differs from
/// most of them (a fringe over the forehead, a frame on the nose, a glint).
struct SkinSeeds {
  private struct Pixel {
    let luminance, redness, yellowness: Float
  }

  let luminance, redness, yellowness: Float

  /// - Parameter seeds: coverage by the parts of the face that are skin in nearly every picture.
  init(_ features: SkinFeatures, seeds: Plane<Float>) {
    var pixels: [Pixel] = []
    // Every other row and column tells the median well enough.
    for y in stride(from: 0, to: seeds.height, by: 2) {
      for x in stride(from: 0, to: seeds.width, by: 2) {
        let i = y * seeds.width + x
        guard seeds.values[i] > 0.5 else { continue }
        pixels.append(
          Pixel(
            luminance: features.luminance.values[i], redness: features.redness.values[i],
            yellowness: features.yellowness.values[i]))
      }
    }
    pixels = Self.trusted(pixels, by: \.redness, atLeast: 0.2)
    pixels = Self.trusted(pixels, by: \.yellowness, atLeast: 0.25)
    pixels = Self.trusted(pixels, by: \.luminance, atLeast: 2)
    luminance = Self.median(pixels.map(\.luminance))
    redness = Self.median(pixels.map(\.redness))
    yellowness = Self.median(pixels.map(\.yellowness))
  }

  /// The pixels within three standard deviations of the median, or within `least` of it.
  private static func trusted(
    _ pixels: [Pixel], by value: (Pixel) -> Float, atLeast least: Float
  ) -> [Pixel] {
    let middle = median(pixels.map(value))
    // Median absolute deviation, scaled to a normal's standard deviation.
    let spread = 1.4826 * median(pixels.map { abs(value($0) - middle) })
    let limit = max(least, 3 * spread)
    return pixels.filter { abs(value($0) - middle) <= limit }
  }

  private static func median(_ values: [Float]) -> Float {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }
}
