public import Raster

extension SkinMask {
  /// The borders of the skin where half of a pixel is covered, as closed polygons in pixels of the
  /// upright picture; filled by the even–odd rule they show the mask.
  ///
  /// - Parameter tolerance: greatest distance between a polygon and the mask's own border, in
  ///   mask pixels.
  public func outlines(tolerance: Double = 0.75) -> [[Point]] {
    MaskContours(of: coverage).closed.map { contour in
      ContourSimplification.simplified(contour, tolerance: tolerance).map(toPicture.apply)
    }.filter { $0.count > 2 }
  }
}
