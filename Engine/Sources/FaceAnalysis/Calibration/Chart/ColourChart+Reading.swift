internal import Raster

extension ColourChart {
  /// Reads the chart that lies on `lattice`; nil when none does.
  init?(
    _ lattice: PatchLattice, among neighbours: PatchNeighbours, in picture: ChartPicture,
    of image: PixelImage
  ) {
    guard let match = ChartMatch(lattice, in: picture),
      let map = lattice.map.after(match.placement.transform)
    else { return nil }
    self.match = match
    self.map = map.scaled(by: Double(picture.factor))
    placeDeviation =
      lattice.deviation(among: neighbours) * Double(picture.factor)
    let shaded = ChartShadow.patches(in: match.fit.light)
    let photographMap = self.map
    patches = (0..<ChartLayout.count).map { patch in
      let (column, row) = ChartLayout.place(patch)
      let cell = PatchColour(column: column, row: row, map: photographMap, image: image)
      let use: Patch.Use =
        if cell == nil || match.colours[patch] == nil {
          .covered
        } else if cell?.isClipped ?? true {
          .clipped
        } else if shaded.contains(patch) {
          .shaded
        } else {
          .used
        }
      return Patch(
        centre: photographMap.apply(Point(Double(column), Double(row))), colour: cell?.mean,
        use: use)
    }
    var used: [Int: LinearColour] = [:]
    for (index, patch) in patches.enumerated() where patch.use == .used {
      used[index] = patch.colour
    }
    let greys = used.keys.count { ChartLayout.greys.contains($0) }
    colour =
      used.count >= Self.fewestUsed && greys >= Self.fewestGreys ? ColourReading(used) : nil
  }

  /// Fewest patches, and greys among them, that a correction is made from.
  private static let fewestUsed = 14
  private static let fewestGreys = 3
}

/// The colour of one patch in the photograph itself.
private struct PatchColour {
  let mean: LinearColour
  let isClipped: Bool

  /// Half the side that is read, in pitches, and samples along it.
  private static let halfSide = 0.25
  private static let samples = 25
  /// Encoded values at an end of the range, and the share of them that a patch may have.
  private static let ends = (low: 2.5 / 255, high: 252.5 / 255)
  private static let share = 0.03

  /// nil where the patch leaves the picture.
  init?(column: Int, row: Int, map: ProjectiveTransform, image: PixelImage) {
    let n = Self.samples
    let step = 2 * Self.halfSide / Double(n - 1)
    let places = (0..<(n * n)).map { index in
      map.apply(
        Point(
          Double(column) - Self.halfSide + step * Double(index % n),
          Double(row) - Self.halfSide + step * Double(index / n)))
    }
    guard
      places.allSatisfy({
        $0.x >= 0 && $0.y >= 0 && $0.x < Double(image.width) && $0.y < Double(image.height)
      })
    else { return nil }
    var sum = LinearColour.zero
    var clipped = 0
    for place in places {
      let colour = image.linearColour(x: Int(place.x), y: Int(place.y))
      sum += colour
      if colour.min() < Self.lowest || colour.max() > Self.highest { clipped += 1 }
    }
    mean = sum / Double(places.count)
    isClipped = Double(clipped) > Self.share * Double(places.count)
  }

  private static let lowest = Double(SRGBTransfer.linear(Float(ends.low)))
  private static let highest = Double(SRGBTransfer.linear(Float(ends.high)))
}
