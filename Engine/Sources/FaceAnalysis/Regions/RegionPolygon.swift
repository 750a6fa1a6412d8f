public import Raster
public import Vocabulary

/// A region of the face as it lies in the picture: it follows the mesh.
public struct RegionPolygon: Hashable, Sendable {
  public let region: FaceRegion
  /// Corners in order, pixels of the upright picture; the last joins the first.
  public let corners: [Point]

  public init(region: FaceRegion, corners: [Point]) {
    self.region = region
    self.corners = corners
  }
}
