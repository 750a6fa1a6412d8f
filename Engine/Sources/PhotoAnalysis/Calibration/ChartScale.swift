internal import FaceAnalysis
private import Glibc

/// The scale that a chart gives, and whether it holds for the face.
struct ChartScale {
  let scale: Scale
  let size: ChartSize
  let source: ChartSizeSource
  /// False when the irises, which lie in the plane of the face, say clearly otherwise: the chart is
  /// nearer or farther than the face, or of another size.
  let holdsForFace: Bool

  /// Sizes that the irises can tell apart.
  private static let sizes = [ChartSize.classic, .passport]
  /// Standard deviations of the difference that count as another scale.
  private static let clear = 3.0

  /// - Parameter irises: `Scale.unknown` where they cannot tell.
  init(_ chart: ColourChart, size: ChartSize?, irises: Scale) {
    let sizes = size.map { [$0] } ?? Self.sizes
    let scales = sizes.map { (size: $0, scale: chart.scale($0)) }
    let first = scales.first ?? (.classic, chart.scale(.classic))
    let nearest =
      scales.min { Self.distance($0.scale, irises) < Self.distance($1.scale, irises) } ?? first
    let agrees = Self.distance(nearest.scale, irises) <= Self.clear
    holdsForFace = agrees || irises.source == .none
    let chosen = agrees ? nearest : first
    scale = chosen.scale
    self.size = chosen.size
    source = size != nil ? .given : agrees ? .irises : .assumed
  }

  /// How far apart two scales are, in standard deviations of the logarithm; infinite when one is not
  /// known.
  private static func distance(_ one: Scale, _ other: Scale) -> Double {
    guard let a = one.millimetresPerPixel, let b = other.millimetresPerPixel,
      let u = one.relativeUncertainty, let v = other.relativeUncertainty
    else { return .infinity }
    return abs(log(a / b)) / (u * u + v * v).squareRoot()
  }
}
