/// A shadow that falls on part of a chart.
enum ChartShadow {
  /// Least difference of the logarithm of light between the parts: a third of it.
  private static let leastStep = 0.35
  /// The step over the standard deviation within the parts. An even gradient gives 3.5.
  private static let clearness = 4.5
  /// Too dark to tell its light, since stray light is as bright.
  private static let black = 23

  /// The patches in the shadow; empty when the light is even or changes smoothly.
  static func patches(in light: [Double?]) -> Set<Int> {
    let known = light.indices.filter { light[$0] != nil && $0 != black }
      .sorted { (light[$0] ?? 0) < (light[$1] ?? 0) }
    let values = known.map { light[$0] ?? 0 }
    var best: (dark: Int, step: Double, left: Double)?
    for dark in 2..<max(values.count - 2, 2) {
      let (low, high) = (Spread(values[..<dark]), Spread(values[dark...]))
      let left = low.squares + high.squares
      if left < best?.left ?? .infinity { best = (dark, high.mean - low.mean, left) }
    }
    guard let best, best.step >= leastStep else { return [] }
    let deviation = (best.left / Double(values.count)).squareRoot()
    guard best.step >= clearness * deviation else { return [] }
    // Where the black patch lies is not known, so it counts as shaded.
    return Set(known[..<best.dark]).union([black])
  }

  private struct Spread {
    let mean: Double
    /// Sum of squared distances from the mean.
    let squares: Double

    init(_ values: ArraySlice<Double>) {
      let mean = values.reduce(0, +) / Double(values.count)
      self.mean = mean
      squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  }
}
