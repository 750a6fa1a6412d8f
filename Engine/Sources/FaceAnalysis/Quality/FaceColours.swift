internal import Raster

#if canImport(Glibc)
  private import Glibc
#endif

/// Colours of the skin and of the whites of the eyes, as base-2 logarithms of linear light.
struct FaceColours {
  struct Sample {
    /// log₂ of luminance.
    let luminance: Double
    /// log₂ of red over green and of green over blue.
    let redness, yellowness: Double
  }

  let skin: Sample
  let whites: Sample
  /// log₂ of the luminance that 95 % and 50 % of the whole picture stay below.
  let lightest, middle: Double

  /// Stops that whites may be darker than the skin; further in the shadow of the lids, or in a picture
  /// of few pixels, they tell no colour.
  private static let deepestShadow = 1.2

  /// nil when skin or whites cannot be seen.
  init?(of face: GatedFace) {
    guard let skin = Self.skin(of: face), let whites = Self.whites(of: face),
      whites.luminance > skin.luminance - Self.deepestShadow
    else { return nil }
    self.skin = skin
    self.whites = whites
    let (width, height) = (64, 80)
    let whole = AffineTransform(
      a: Double(face.picture.width) / Double(width), b: 0, tx: 0,
      c: 0, d: Double(face.picture.height) / Double(height), ty: 0)
    let image = face.picture.resampled(
      width: width, height: height, toPicture: whole, mostTaps: 2)
    let sorted = image.red.values.indices.map { image.luminance($0) }.sorted()
    lightest = logarithm(sorted[sorted.count * 95 / 100])
    middle = logarithm(sorted[sorted.count / 2])
  }

  /// The middle half, by luminance, of the skin of cheeks, nose and forehead.
  private static func skin(of face: GatedFace) -> Sample? {
    let frame = face.frame
    let seeds = frame.coverage(of: MeshOutline.cheekSeed)
      .combined(with: frame.coverage(of: MeshOutline.cheekSeed.map(\.mirrored)), max)
      .combined(with: frame.coverage(of: MeshOutline.noseSeed), max)
      .combined(with: frame.coverage(of: MeshOutline.foreheadSeed), max)
    let pixels = face.pixels(inside: seeds, skinAtLeast: 200)
    guard pixels.count > 400 else { return nil }
    return sample(face.colours, pixels, by: face.colours.luminance, from: 0.25, to: 0.75)
  }

  /// What the lids leave free beside the irises, where it is least tinted by the skin around.
  private static func whites(of face: GatedFace) -> Sample? {
    let frame = face.frame
    var pixels: [Int] = []
    for isRight in [true, false] {
      let outline = isRight ? MeshOutline.eye : MeshOutline.eye.map(\.mirrored)
      let (centre, rim) = isRight ? (468, 469) : (473, 474)
      let middle = frame.face.position(centre)
      let d = frame.face.position(rim) - middle
      let radius = 1.2 * (d * d).sum().squareRoot()
      let eye = frame.coverage(of: outline).eroded(radius: 1)
      pixels += eye.values.indices.filter { i in
        guard eye.values[i] > 0.9 else { return false }
        let p = Point(Double(i % frame.width) + 0.5, Double(i / frame.width) + 0.5) - middle
        return (p * p).sum() > radius * radius
      }
    }
    guard pixels.count >= 16 else { return nil }
    let image = face.colours
    // A cast changes these ratios all alike, so it does not change their order.
    return sample(
      image, pixels, by: { image.red.values[$0] / max(image.blue.values[$0], 0.0003) },
      from: 0.05, to: 0.4)
  }

  /// The mean of the pixels between two quantiles of `order`.
  private static func sample(
    _ image: LinearImage, _ pixels: [Int], by order: (Int) -> Float, from: Double, to: Double
  ) -> Sample {
    let sorted = pixels.map { ($0, order($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
    let count = Double(sorted.count)
    let kept = sorted[Int(from * count)..<max(Int(to * count), Int(from * count) + 1)]
    var (r, g, b) = (0.0, 0.0, 0.0)
    for i in kept {
      r += Double(image.red.values[i])
      g += Double(image.green.values[i])
      b += Double(image.blue.values[i])
    }
    let n = Double(kept.count)
    let luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b
    return Sample(
      luminance: logarithm(Float(luminance / n)),
      redness: logarithm(Float(r / n)) - logarithm(Float(g / n)),
      yellowness: logarithm(Float(g / n)) - logarithm(Float(b / n)))
  }
}

extension LinearImage {
  /// Luminance of pixel `i`.
  func luminance(_ i: Int) -> Float {
    GatedFace.luminance(red.values[i], green.values[i], blue.values[i])
  }
}

/// Base-2 logarithm; what is darker than one step of eight bits counts as that step.
private func logarithm(_ value: Float) -> Double { log2(max(Double(value), 0.0003)) }
