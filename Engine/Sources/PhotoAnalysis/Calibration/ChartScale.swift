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

  /// - Parameter irises: `Scale.unknown` where they cannot tell.
  init(_ chart: ColourChart, size: ChartSize?, irises: Scale) {
    let sizes = size.map { [$0] } ?? Self.sizes
    let scales = sizes.map { (size: $0, scale: chart.scale($0)) }
    let first = scales.first ?? (.classic, chart.scale(.classic))
    let nearest =
      scales.min { $0.scale.distance(from: irises) < $1.scale.distance(from: irises) } ?? first
    let agrees = irises.source != .none && !nearest.scale.isContradicted(by: irises)
    holdsForFace = agrees || irises.source == .none
    let chosen = agrees ? nearest : first
    scale = chosen.scale
    self.size = chosen.size
    source = size != nil ? .given : agrees ? .irises : .assumed
  }
}

extension Scale {
  /// Standard deviations of the difference that count as another scale.
  private static let clear = 3.0

  /// Whether both are known and clearly differ.
  func isContradicted(by other: Scale) -> Bool {
    let distance = distance(from: other)
    return distance.isFinite && distance > Self.clear
  }

  /// How far apart two scales are, in standard deviations of the logarithm; infinite when one is not
  /// known.
  func distance(from other: Scale) -> Double {
    guard let a = millimetresPerPixel, let b = other.millimetresPerPixel,
      let u = relativeUncertainty, let v = other.relativeUncertainty
    else { return .infinity }
    return abs(log(a / b)) / (u * u + v * v).squareRoot()
  }
}
