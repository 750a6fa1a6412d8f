internal import Raster

/// A point that follows the mesh: a fixed mix of its vertices, with weights that sum to one.
///
/// A negative weight places the point beyond the mesh (the hairline, the neck).
/// The patient's right side is written down; `mirrored` gives the left.
struct MeshPoint: Hashable, Sendable, ExpressibleByIntegerLiteral {
  struct Share: Hashable, Sendable {
    let vertex: Int
    let weight: Double
  }

  let shares: [Share]

  init(shares: [Share]) { self.shares = shares }

  init(integerLiteral vertex: Int) { shares = [Share(vertex: vertex, weight: 1)] }

  /// `fraction` of the way from `from` to `to`; more than one goes beyond `to`.
  static func on(_ from: MeshPoint, _ to: MeshPoint, _ fraction: Double) -> MeshPoint {
    from.scaled(by: 1 - fraction).adding(to.scaled(by: fraction))
  }

  /// The point moved by `factor` times the way from `from` to `to`.
  func moved(from: MeshPoint, to: MeshPoint, by factor: Double) -> MeshPoint {
    adding(to.scaled(by: factor)).adding(from.scaled(by: -factor))
  }

  /// The same point of the other half of the face.
  var mirrored: MeshPoint {
    MeshPoint(
      shares: shares.map { Share(vertex: MeshMirror.counterparts[$0.vertex], weight: $0.weight) })
  }

  /// Where the point lies in the picture, pixels.
  func position(in face: FaceLandmarks) -> Point {
    shares.reduce(into: Point.zero) { sum, share in
      sum += face.position(share.vertex) * share.weight
    }
  }

  /// The same with depth.
  func position3(in face: FaceLandmarks) -> Point3 {
    shares.reduce(into: Point3.zero) { sum, share in
      sum += face.points[share.vertex] * share.weight
    }
  }

  private func scaled(by factor: Double) -> MeshPoint {
    MeshPoint(shares: shares.map { Share(vertex: $0.vertex, weight: $0.weight * factor) })
  }

  private func adding(_ other: MeshPoint) -> MeshPoint {
    MeshPoint(shares: shares + other.shares)
  }
}
