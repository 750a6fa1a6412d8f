public import Raster

/// Finds a ColorChecker 24 in a photograph.
public enum ChartFinder {
  /// Slopes of flat parts, values a pixel times six; the steeper one for noisy photographs.
  static let slopeLimits: [Int16] = [24, 54]

  /// The chart in the picture; nil when none is seen for certain.
  public static func find(in image: PixelImage) -> ColourChart? {
    let picture = ChartPicture(image)
    guard picture.width > 2, picture.height > 2 else { return nil }
    let slopes = picture.slopes()
    for limit in slopeLimits {
      let patches = FlatPatch.all(
        slopes: slopes, width: picture.width, height: picture.height, limit: limit)
      let neighbours = PatchNeighbours(patches)
      for lattice in PatchLattice.all(among: neighbours) {
        if let chart = ColourChart(lattice, among: neighbours, in: picture, of: image) {
          return chart
        }
      }
    }
    return nil
  }
}
