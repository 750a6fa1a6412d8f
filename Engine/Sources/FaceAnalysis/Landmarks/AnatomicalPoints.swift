internal import Raster

/// The anatomical points of a face as the picture shows them, beside the mesh that they were found
/// from.
///
/// The mesh's own vertices lie near the anatomical points; these lie on them, as far as rendered
/// faces can teach it (Documentation/Decisions/0016-anatomical-points-are-found-in-the-picture.md).
public struct AnatomicalPoints: Hashable, Sendable {
  /// The mesh as found, before anyone moved its points.
  public let mesh: FaceLandmarks
  /// Breadth of each iris along the line of the eyes, pixels.
  public let rightIrisBreadth, leftIrisBreadth: Double
  /// By `FacialPlace.index`; depth as the mesh's.
  let positions: [Point3]

  init(
    mesh: FaceLandmarks, rightIrisBreadth: Double, leftIrisBreadth: Double, positions: [Point3]
  ) {
    precondition(positions.count == FacialPlace.indexCount, "one entry a place")
    self.mesh = mesh
    self.rightIrisBreadth = rightIrisBreadth
    self.leftIrisBreadth = leftIrisBreadth
    self.positions = positions
  }
}
