internal import Raster

/// A way to lay the chart on a lattice: the place of its first patch and the quarter turns that take
/// its rows to those of the lattice. A chart seen in a mirror has none.
struct ChartPlacement: Hashable, Sendable {
  let origin: PatchLattice.Place
  /// 0…3, clockwise.
  let quarterTurns: Int

  func place(of patch: Int) -> PatchLattice.Place {
    let (column, row) = ChartLayout.place(patch)
    return switch quarterTurns {
    case 0: .init(column: origin.column + column, row: origin.row + row)
    case 1: .init(column: origin.column - row, row: origin.row + column)
    case 2: .init(column: origin.column - column, row: origin.row - row)
    default: .init(column: origin.column + row, row: origin.row - column)
    }
  }

  /// From columns and rows of the chart, (0, 0) at the centre of dark skin, to those of the lattice.
  var transform: AffineTransform {
    let (c, r) = (Double(origin.column), Double(origin.row))
    return switch quarterTurns {
    case 0: AffineTransform(a: 1, b: 0, tx: c, c: 0, d: 1, ty: r)
    case 1: AffineTransform(a: 0, b: -1, tx: c, c: 1, d: 0, ty: r)
    case 2: AffineTransform(a: -1, b: 0, tx: c, c: 0, d: -1, ty: r)
    default: AffineTransform(a: 0, b: 1, tx: c, c: -1, d: 0, ty: r)
    }
  }

  /// Every placement that covers at least `fewest` of the lattice's patches.
  static func all(on lattice: PatchLattice, covering fewest: Int) -> [ChartPlacement] {
    let columns = lattice.patches.keys.map(\.column)
    let rows = lattice.patches.keys.map(\.row)
    guard let left = columns.min(), let right = columns.max(), let top = rows.min(),
      let bottom = rows.max()
    else { return [] }
    let reach = ChartLayout.columns
    var placements: [ChartPlacement] = []
    for quarterTurns in 0..<4 {
      for column in (left - reach)...(right + reach) {
        for row in (top - reach)...(bottom + reach) {
          let placement = ChartPlacement(
            origin: .init(column: column, row: row), quarterTurns: quarterTurns)
          let covered = (0..<ChartLayout.count).count {
            lattice.patches[placement.place(of: $0)] != nil
          }
          if covered >= fewest { placements.append(placement) }
        }
      }
    }
    return placements
  }
}
