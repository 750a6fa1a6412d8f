internal import Raster

extension SkinMask {
  /// The share of the region, 0…1, that is bare skin; what lies beyond the mask counts as none.
  /// nil when the outline encloses no area.
  public func coverage(of region: RegionPolygon) -> Double? {
    guard let toMask = toPicture.inverse else { return nil }
    let corners = region.corners.map(toMask.apply)
    let area = abs(SimplePolygon.area(corners))
    guard area > 0 else { return nil }
    let inside = PolygonRaster.coverage(
      of: corners, width: coverage.width, height: coverage.height)
    var skin = 0.0
    for (share, value) in zip(inside.values, coverage.values) where share > 0 {
      skin += Double(share) * Double(value) / 255
    }
    return min(1, skin / area)
  }
}
