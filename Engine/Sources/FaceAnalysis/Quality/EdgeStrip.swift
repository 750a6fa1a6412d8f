internal import Raster

#if canImport(Glibc)
  private import Glibc
#endif

/// Edges of a strip of the face by place and direction, both halves of the face added: what frames
/// of glasses and strands of hair show.
struct EdgeStrip {
  /// Cells from the middle line outwards, and downwards.
  static let (columns, rows, directions) = (11, 11, 4)
  /// Pixels of the frame a cell.
  private static let cell = 8
  /// Where strips begin above the root of the nose, pixels of the frame: the one around the eyes, from
  /// above the brows to the cheeks, and the one of the forehead, from the hairline to the lids.
  static let (eyes, forehead) = (34, 104)
  static let count = columns * rows * (directions + 1)

  /// For each cell row by row: the strength of edges of each direction (across the picture first),
  /// over the mean of all cells, then the share that is not skin.
  let features: [Double]

  init(of face: GatedFace, from top: Int) {
    let (width, height) = (face.frame.width, face.frame.height)
    let (x0, y0) = (Int(FaceFrame.centre.x), Int(FaceFrame.centre.y) - top)
    let reach = Self.columns * Self.cell
    let (rows, columns) = (
      max(1, y0)..<min(height - 1, y0 + Self.rows * Self.cell),
      max(1, x0 - reach)..<min(width - 1, x0 + reach)
    )
    var light = [Float](repeating: 0, count: width * height)
    for y in (rows.lowerBound - 1)...rows.upperBound {
      for x in (columns.lowerBound - 1)...columns.upperBound {
        light[y * width + x] = log2(face.colours.luminance(y * width + x) + 0.01)
      }
    }
    var cells = [Double](repeating: 0, count: Self.count)
    let area = Double(2 * Self.cell * Self.cell)
    for y in rows {
      for x in columns {
        let i = y * width + x
        let isRight = x < x0
        let column = (isRight ? x0 - 1 - x : x - x0) / Self.cell
        let at = ((y - y0) / Self.cell * Self.columns + column) * (Self.directions + 1)
        let dx = (isRight ? -1 : 1) * (light[i + 1] - light[i - 1])
        let dy = light[i + width] - light[i - width]
        let turn = atan2(dy, dx) / .pi * Float(Self.directions)
        let bin = (Int(turn.rounded()) + Self.directions) % Self.directions
        cells[at + bin] += Double((dx * dx + dy * dy).squareRoot()) / area
        cells[at + Self.directions] += (1 - Double(face.skin.values[i]) / 255) / area
      }
    }
    features = Self.normalised(cells)
  }

  /// The probability of what `weights` were learned to tell.
  func probability(_ weights: [Double], constant: Double) -> Double {
    let logOdds = zip(weights, features).reduce(constant) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-logOdds))
  }

  private static func normalised(_ cells: [Double]) -> [Double] {
    let stride = directions + 1
    let edges = cells.indices.filter { $0 % stride < directions }
    let mean = edges.reduce(0.0) { $0 + cells[$1] } / Double(edges.count)
    return cells.indices.map { i in
      i % stride < directions ? min(cells[i] / max(mean, 1e-6), 8) : cells[i]
    }
  }
}
