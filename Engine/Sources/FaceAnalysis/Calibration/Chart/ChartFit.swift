private import Glibc
internal import Raster

/// The matrix that takes the colours seen nearest to the chart's, when each patch may be lit more or
/// less than the others, and what it leaves.
///
/// Alternating least squares: Finlayson, Mohammadzadeh Darrodi & Mackiewicz 2015, Color Res Appl
/// 40:232–242, doi:10.1002/col.21889.
struct ChartFit: Sendable {
  /// The logarithm of the light on each patch, its mean 0; nil where the patch was not given.
  private(set) var light: [Double?]
  /// CIEDE2000 of each patch from the chart's colour once its light is undone; nil likewise.
  private(set) var differences: [Double?]

  private static let rounds = 12

  /// nil when the colours do not determine a matrix.
  init?(_ colours: [LinearColour?]) {
    let seen = colours.indices.filter { colours[$0] != nil }
    let values = colours.map { $0 ?? .zero }
    var gains = [Double](repeating: 1, count: colours.count)
    var fitted = values
    for _ in 0..<Self.rounds {
      guard let matrix = Self.matrix(values, gains, seen) else { return nil }
      for patch in seen {
        let colour = Self.product(matrix, values[patch])
        let reference = ChartLayout.colours[patch]
        let square = (colour * colour).sum()
        guard square > 0 else { return nil }
        gains[patch] = min(max((colour * reference).sum() / square, 0.02), 50)
        fitted[patch] = colour * gains[patch]
      }
      let mean = seen.reduce(0) { $0 + log(gains[$1]) } / Double(seen.count)
      for patch in seen { gains[patch] /= exp(mean) }
    }
    light = colours.indices.map { colours[$0] == nil ? nil : -log(gains[$0]) }
    differences = colours.indices.map { patch in
      colours[patch] == nil
        ? nil
        : LabColour(fitted[patch]).difference2000(from: LabColour(ChartLayout.colours[patch]))
    }
  }

  private static func product(_ matrix: [[Double]], _ v: LinearColour) -> LinearColour {
    func row(_ i: Int) -> Double { matrix[i][0] * v.x + matrix[i][1] * v.y + matrix[i][2] * v.z }
    return LinearColour(row(0), row(1), row(2))
  }

  private static func matrix(
    _ values: [LinearColour], _ gains: [Double], _ seen: [Int]
  ) -> [[Double]]? {
    var equations = (0..<3).map { _ in NormalEquations(count: 3) }
    for patch in seen {
      let row = values[patch] * gains[patch]
      let reference = ChartLayout.colours[patch]
      for channel in 0..<3 {
        equations[channel].add(
          [row.x, row.y, row.z], reference[channel], weight: ChartLayout.weights[patch])
      }
    }
    let rows = equations.compactMap { $0.solution() }
    return rows.count == 3 ? rows : nil
  }
}
