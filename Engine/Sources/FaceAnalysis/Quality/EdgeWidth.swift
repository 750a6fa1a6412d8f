internal import Raster

#if canImport(Glibc)
  private import Glibc
#endif

/// How wide the sharpest edges of brows, lids and irises are, by the direction across them.
///
/// A step edge of width σ keeps, after blurs of widths a and b, gradients whose ratio is
/// R² = (σ² + b²) / (σ² + a²): contrast and brightness cancel, so dark and fair skin are judged
/// alike. Source of the principle: Zhuo & Sim 2011, "Defocus map estimation from a single image",
/// doi:10.1016/j.patcog.2011.03.009.
struct EdgeWidth {
  /// Pixels of the band an interpupillary distance.
  static let pixelsPerPupilDistance = 2 * FaceFrame.pixelsPerPupilDistance
  /// Directions that are told apart; the eyes have edges of each.
  static let bins = 6
  private static let size = (width: 448, height: 176)
  /// Steepest pixels that are read of each direction.
  private static let readPixels = 160

  /// Variance of the blur across edges of each direction, squared pixels of the band; nil for a
  /// direction without edges. The first direction is across the picture of the level face.
  let variances: [Double?]

  init(of face: GatedFace) {
    // From above the brows to below the lids.
    let shift = AffineTransform(
      a: 0.5, b: 0, tx: FaceFrame.centre.x - Double(Self.size.width) / 4,
      c: 0, d: 0.5, ty: FaceFrame.centre.y - 48)
    let band = face.picture.resampled(
      width: Self.size.width, height: Self.size.height,
      toPicture: face.frame.toPicture.after(shift), mostTaps: 3)
    self.init(brightness: Self.brightness(of: band))
  }

  init(brightness: Plane<Float>) {
    // Three boxes of radius 1 or 2: variances 2 and 6.
    let fine = Gradients(of: brightness.gaussianBlurred(sigma: 2.0.squareRoot()))
    let coarse = Gradients(of: brightness.gaussianBlurred(sigma: 6.0.squareRoot()))
    var steep: [[(square: Float, at: Int)]] = Array(repeating: [], count: Self.bins)
    let least = fine.quantile(0.9)
    for y in 3..<(brightness.height - 3) {
      for x in 3..<(brightness.width - 3) {
        let i = y &* brightness.width &+ x
        let square = fine.square(i)
        guard square > least else { continue }
        steep[fine.bin(i, of: Self.bins)].append((square, i))
      }
    }
    let steepest = steep.joined().map(\.square).max() ?? 0
    variances = steep.map { pixels in
      let chosen = pixels.sorted { $0.square > $1.square }.prefix(Self.readPixels)
      // Edges a seventh as steep as the steepest may be noise.
      guard chosen.count == Self.readPixels, chosen[0].square > 0.02 * steepest else { return nil }
      let a = chosen.reduce(0.0) { $0 + Double($1.square) }
      let b = chosen.reduce(0.0) { $0 + Double(coarse.square($1.at)) }
      let ratio = max(a / max(b, 1e-12), 1.001)
      return (6 - 2 * ratio) / (ratio - 1)
    }
  }

  /// Square roots of linear light, so that noise is even.
  private static func brightness(of band: LinearImage) -> Plane<Float> {
    let values = [Float](unsafeUninitializedCapacity: band.red.values.count) { result, count in
      for i in 0..<band.red.values.count {
        result[i] = GatedFace.luminance(
          band.red.values[i], band.green.values[i], band.blue.values[i]
        ).squareRoot()
      }
      count = band.red.values.count
    }
    return Plane(width: band.width, height: band.height, values: values)
  }
}

/// Central differences of a plane.
private struct Gradients {
  private let x, y: [Float]

  init(of plane: Plane<Float>) {
    let (width, height) = (plane.width, plane.height)
    var x = [Float](repeating: 0, count: width * height)
    var y = x
    plane.values.withUnsafeBufferPointer { source in
      x.withUnsafeMutableBufferPointer { x in
        y.withUnsafeMutableBufferPointer { y in
          for row in 1..<(height - 1) {
            for column in 1..<(width - 1) {
              let i = row &* width &+ column
              x[i] = source[i &+ 1] - source[i &- 1]
              y[i] = source[i &+ width] - source[i &- width]
            }
          }
        }
      }
    }
    self.x = x
    self.y = y
  }

  func square(_ i: Int) -> Float { x[i] * x[i] + y[i] * y[i] }

  /// The direction across the edge, 0..<`count` over half a turn from the picture's x axis.
  func bin(_ i: Int, of count: Int) -> Int {
    let turns = atan2(y[i], x[i]) / .pi * Float(count)
    let bin = Int(turns.rounded()) % count
    return bin < 0 ? bin + count : bin
  }

  /// The squared steepness that `share` of a sample of the pixels stays below.
  func quantile(_ share: Double) -> Float {
    let sample = stride(from: 0, to: x.count, by: 7).map(square).sorted()
    return sample[Int(Double(sample.count - 1) * share)]
  }
}
