internal import Raster

extension PatchLattice {
  /// The grids among the patches, the one with the most patches first.
  static func all(among neighbours: PatchNeighbours) -> [PatchLattice] {
    var found: [PatchLattice] = []
    var used: Set<Int> = []
    for seed in neighbours.patches.indices where !used.contains(seed) {
      guard let lattice = largest(from: seed, among: neighbours) else { continue }
      used.formUnion(lattice.patches.values)
      found.append(lattice)
    }
    return found.sorted { $0.patches.count > $1.patches.count }
  }

  private static func largest(from seed: Int, among neighbours: PatchNeighbours) -> PatchLattice? {
    let near = neighbours.near[seed]
    let patch = neighbours.patches[seed]
    var best: PatchLattice?
    for right in near {
      let stepRight = neighbours.patches[right].centre - patch.centre
      for below in near where below != right {
        let stepBelow = neighbours.patches[below].centre - patch.centre
        // Clockwise, and about square in the patch's own frame.
        guard stepRight.x * stepBelow.y - stepRight.y * stepBelow.x > 0,
          abs(patch.cosine(stepRight, stepBelow)) < squareness,
          hasFourth(patch.centre + stepRight + stepBelow, beside: right, neighbours),
          let lattice = PatchLattice(seed: seed, right: right, below: below, among: neighbours)
        else { continue }
        if lattice.patches.count > best?.patches.count ?? 0 { best = lattice }
        // Enough of a chart: other starts give the same grid turned.
        if lattice.patches.count >= 16 { return lattice }
      }
    }
    return best
  }

  /// Largest cosine between the steps along columns and rows.
  private static let squareness = 0.5

  private static func hasFourth(
    _ corner: Point, beside patch: Int, _ neighbours: PatchNeighbours
  ) -> Bool {
    neighbours.near[patch].contains {
      neighbours.patches[patch].distance(to: corner) < PatchNeighbours.reach.upperBound
        && neighbours.patches[$0].distance(to: corner) < 0.5
    }
  }
}
