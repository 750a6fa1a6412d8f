public import Raster

/// The 478 points of the attention mesh: 468 of the face, then five of each iris
/// (468…472 the patient's right, 473…477 the left; centre first).
///
/// Positions are pixels of the upright picture; z is in the same unit, smaller towards the camera.
/// Topology and order: Grishchenko et al. 2020, "Attention Mesh", arXiv:2006.10962.
public struct FaceLandmarks: Hashable, Sendable {
  public static let count = 478

  public let points: [Point3]

  /// nil unless there are exactly 478 finite points.
  public init?(points: [Point3]) {
    guard points.count == Self.count,
      points.allSatisfy({ $0.x.isFinite && $0.y.isFinite && $0.z.isFinite })
    else { return nil }
    self.points = points
  }

  /// The position of point `index` in the picture plane.
  public func position(_ index: Int) -> Point { Point(points[index].x, points[index].y) }

  /// Distance between the outer corners of the eyes (exocanthion to exocanthion), pixels.
  public var outerEyeDistance: Double {
    let d = position(33) - position(263)
    return (d * d).sum().squareRoot()
  }
}
