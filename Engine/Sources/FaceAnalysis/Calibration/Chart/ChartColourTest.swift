private import Glibc
internal import Raster

/// How well colours at the chart's 24 places agree with a chart's, whatever the light.
struct ChartColourTest {
  /// Of the hues: the share of the variance of log(red/green) and log(blue/green) that the chart's
  /// own explain by an affine map. A light multiplies channels, which adds a constant here; what
  /// a camera mixes between channels is about linear. Random colours give 0.1.
  let hueAgreement: Double
  /// Correlation of the logarithm of green with the chart's.
  let lightnessCorrelation: Double

  /// Added to linear values before logarithms, with the brightest patch at one: stray light and
  /// noise.
  private static let floor = 0.012

  /// - Parameter colours: linear light of each patch, nil where it is not seen.
  init?(_ colours: [LinearColour?]) {
    guard let brightest = colours.compactMap({ $0?.max() }).max(), brightest > 0.01 else {
      return nil
    }
    var equations = (NormalEquations(count: 3), NormalEquations(count: 3))
    var rows: [(reference: SIMD3<Double>, seen: SIMD3<Double>)] = []
    for (patch, colour) in colours.enumerated() {
      guard let colour else { continue }
      let reference = Self.logarithms[patch]
      let seen = Self.logarithm(of: colour / brightest)
      let row = [1, reference.x, reference.z]
      equations.0.add(row, seen.x, weight: 1)
      equations.1.add(row, seen.z, weight: 1)
      rows.append((reference, seen))
    }
    guard rows.count >= 12, let red = equations.0.solution(), let blue = equations.1.solution()
    else { return nil }
    let mean = rows.reduce(SIMD3<Double>.zero) { $0 + $1.seen } / Double(rows.count)
    let referenceMean = rows.reduce(SIMD3<Double>.zero) { $0 + $1.reference } / Double(rows.count)
    var (left, whole) = (0.0, 0.0)
    var (product, square, referenceSquare) = (0.0, 0.0, 0.0)
    for (reference, seen) in rows {
      let x = red[0] + red[1] * reference.x + red[2] * reference.z - seen.x
      let z = blue[0] + blue[1] * reference.x + blue[2] * reference.z - seen.z
      left += x * x + z * z
      let d = seen - mean
      whole += d.x * d.x + d.z * d.z
      let r = reference.y - referenceMean.y
      product += r * d.y
      square += d.y * d.y
      referenceSquare += r * r
    }
    guard whole > 0, square > 0 else { return nil }
    hueAgreement = 1 - left / whole
    lightnessCorrelation = product / (square * referenceSquare).squareRoot()
  }

  /// log(red/green), log(green), log(blue/green) of each patch.
  private static let logarithms = ChartLayout.colours.map { logarithm(of: $0) }

  private static func logarithm(of colour: LinearColour) -> SIMD3<Double> {
    let c = colour.clamped(lowerBound: .zero, upperBound: .init(repeating: 10)) + floor
    let green = log(c.y)
    return SIMD3(log(c.x) - green, green, log(c.z) - green)
  }
}
