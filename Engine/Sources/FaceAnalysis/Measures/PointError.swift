internal import Raster

/// An error of the points that is independent of the others: all points, each moved by its share
/// of one standard deviation.
struct PointError: Sendable {
  /// By `FacialPlace.index`, over the outer-eye distance: x and y of the level face, and away from
  /// the camera.
  let moves: [Point3]

  /// - Parameters:
  ///   - isSymmetric: whether both sides move as in a mirror, or opposite to it.
  ///   - right: x, y and depth of each point of `FacialPoint.allCases`, of the pairs the right one.
  init(isSymmetric: Bool, right: [Float]) {
    precondition(right.count == 3 * FacialPoint.allCases.count, "three numbers a point")
    let sign = isSymmetric ? 1.0 : -1
    var moves = [Point3](repeating: Point3(), count: FacialPlace.indexCount)
    for point in FacialPoint.allCases {
      let at = 3 * point.rawValue
      let move = Point3(Double(right[at]), Double(right[at + 1]), Double(right[at + 2]))
      for place in point.places {
        moves[place.index] =
          place.side == .left ? Point3(-move.x, move.y, move.z) * sign : move
      }
    }
    self.moves = moves
  }

  /// `face` with the error, `times` as large.
  func applied(to face: LevelFace, times factor: Double) -> LevelFace {
    var face = face
    for place in FacialPlace.all {
      let move = moves[place.index] * (face.unit * factor)
      for axis in 0..<3 { face.move(place, axis: axis, by: move[axis]) }
    }
    return face
  }

  /// Those of points found in a photograph of anyone.
  static let all = LandmarkCovariance.ofPeople.map(PointError.init)
  /// Those that differ between photographs of one person.
  static let betweenPhotographs = LandmarkCovariance.ofPhotographs.map(PointError.init)
}
