internal import Raster

/// The lines along which a mask is half covered, by marching squares; skin lies on one side of
/// each all along, and beyond the mask's border there is none.
struct MaskContours {
  /// Closed, in pixels of the mask.
  let closed: [[Point]]

  init(of coverage: Plane<UInt8>) {
    let grid = Grid(coverage)
    var next = grid.links()
    var contours: [[Point]] = []
    for start in next.indices where next[start] >= 0 {
      var contour: [Point] = []
      var edge = start
      while next[edge] >= 0 {
        contour.append(grid.crossing(of: edge))
        let following = Int(next[edge])
        next[edge] = -1
        edge = following
      }
      contours.append(contour)
    }
    closed = contours
  }
}

/// Pixel centres with a rim of empty ones. Edge 2i leads right from node i, edge 2i + 1 down.
private struct Grid {
  let columns, rows: Int
  let values: [UInt8]

  init(_ coverage: Plane<UInt8>) {
    (columns, rows) = (coverage.width + 2, coverage.height + 2)
    var padded = [UInt8](repeating: 0, count: columns * rows)
    for y in 0..<coverage.height {
      for x in 0..<coverage.width {
        padded[(y + 1) * columns + x + 1] = coverage.values[y * coverage.width + x]
      }
    }
    values = padded
  }

  /// The sides of a cell: top, right, bottom, left.
  private enum Side: Int { case top, right, bottom, left }

  /// From where to where the line runs through a cell, by which corners are covered: 1 top left,
  /// 2 top right, 4 bottom right, 8 bottom left.
  private static let runs: [[(Side, Side)]] = [
    [], [(.left, .top)], [(.top, .right)], [(.left, .right)], [(.right, .bottom)],
    [(.left, .top), (.right, .bottom)], [(.top, .bottom)], [(.left, .bottom)],
    [(.bottom, .left)], [(.bottom, .top)], [(.top, .right), (.bottom, .left)],
    [(.bottom, .right)], [(.right, .left)], [(.right, .top)], [(.top, .left)], [],
  ]

  /// The edge that follows each crossed edge, −1 elsewhere.
  func links() -> [Int32] {
    var next = [Int32](repeating: -1, count: 2 * values.count)
    values.withUnsafeBufferPointer { values in
      for y in 0..<(rows - 1) {
        for x in 0..<(columns - 1) {
          let at = y &* columns &+ x
          let corners =
            (values[at] > 127 ? 1 : 0) | (values[at &+ 1] > 127 ? 2 : 0)
            | (values[at &+ columns &+ 1] > 127 ? 4 : 0)
            | (values[at &+ columns] > 127 ? 8 : 0)
          if corners == 0 || corners == 15 { continue }
          for (from, to) in Self.runs[corners] {
            next[edge(from, at)] = Int32(edge(to, at))
          }
        }
      }
    }
    return next
  }

  private func edge(_ side: Side, _ at: Int) -> Int {
    switch side {
    case .top: 2 * at
    case .right: 2 * (at + 1) + 1
    case .bottom: 2 * (at + columns)
    case .left: 2 * at + 1
    }
  }

  /// Where the half lies between the edge's ends, in pixels of the mask without the rim.
  func crossing(of edge: Int) -> Point {
    let node = edge / 2
    let isDown = edge % 2 == 1
    let a = Double(values[node])
    let b = Double(values[node + (isDown ? columns : 1)])
    let part = (127.5 - a) / (b - a)
    let first = Point(Double(node % columns) - 0.5, Double(node / columns) - 0.5)
    return first + (isDown ? Point(0, part) : Point(part, 0))
  }
}
