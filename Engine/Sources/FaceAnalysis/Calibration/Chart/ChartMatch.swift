internal import Raster

/// A placement of the chart on a lattice and how well the colours there agree with a chart's.
package struct ChartMatch: Sendable {
  let placement: ChartPlacement
  /// The chart's patches that the lattice has.
  let inLattice: Set<Int>
  /// By patch, nil where the cell is rough or outside.
  let colours: [LinearColour?]
  let fit: ChartFit
  package let hueAgreement: Double
  package let lightnessCorrelation: Double
  /// Mean CIEDE2000 of the patches once their light is undone.
  package let meanDifference: Double

  /// Fewest patches of the chart that the lattice must have, and that must be read.
  private static let fewestInLattice = 8
  private static let fewestRead = 14
  /// Most patches of the lattice beside the chart: beyond its edge a grid does not go on.
  private static let mostBeside = 3
  /// Rougher cells hold an edge: encoded values.
  private static let roughest = 14.0
  /// A chart agrees at least so well. On tuning pictures the worst chart had 0.83, 0.71 and 5.3, the
  /// best of what is none 0.80, 0.35 and 10.4.
  static let leastHueAgreement = 0.70
  static let leastLightnessCorrelation = 0.55
  static let greatestDifference = 8.0
  /// Greatest difference of a patch that is not a flat patch of the lattice, before it counts as
  /// covered: this, or four times the median.
  private static let coveredDifference = 8.0

  /// The best placement; nil when the lattice is none of a chart.
  init?(_ lattice: PatchLattice, in picture: ChartPicture) {
    var cells = ChartCells(picture, map: lattice.map)
    var best: (placement: ChartPlacement, colours: [LinearColour?], test: ChartColourTest)?
    for placement in ChartPlacement.all(on: lattice, covering: Self.fewestInLattice) {
      let colours = (0..<ChartLayout.count).map { patch -> LinearColour? in
        guard let cell = cells.cell(at: placement.place(of: patch)), cell.roughness <= Self.roughest
        else { return nil }
        return cell.colour
      }
      guard colours.count(where: { $0 != nil }) >= Self.fewestRead,
        let test = ChartColourTest(colours)
      else { continue }
      if test.hueAgreement > best?.test.hueAgreement ?? -1 { best = (placement, colours, test) }
    }
    guard let best, best.test.hueAgreement >= Self.leastHueAgreement - 0.2 else { return nil }
    self.init(lattice, best.placement, best.colours)
  }

  private init?(_ lattice: PatchLattice, _ placement: ChartPlacement, _ read: [LinearColour?]) {
    let inLattice = Set(
      (0..<ChartLayout.count).filter { lattice.patches[placement.place(of: $0)] != nil })
    guard lattice.patches.count - inLattice.count <= Self.mostBeside, let first = ChartFit(read)
    else { return nil }
    let limit = max(Self.coveredDifference, 4 * first.medianDifference)
    let colours = read.indices.map { patch in
      !inLattice.contains(patch) && (first.differences[patch] ?? 0) > limit ? nil : read[patch]
    }
    guard let test = ChartColourTest(colours), let fit = ChartFit(colours) else { return nil }
    self.placement = placement
    self.inLattice = inLattice
    self.colours = colours
    self.fit = fit
    hueAgreement = test.hueAgreement
    lightnessCorrelation = test.lightnessCorrelation
    meanDifference = fit.meanDifference
    guard hueAgreement >= Self.leastHueAgreement,
      lightnessCorrelation >= Self.leastLightnessCorrelation,
      meanDifference <= Self.greatestDifference
    else { return nil }
  }
}

extension ChartFit {
  var medianDifference: Double {
    let sorted = differences.compactMap(\.self).sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  var meanDifference: Double {
    let known = differences.compactMap(\.self)
    return known.reduce(0, +) / Double(max(known.count, 1))
  }
}
