internal import Raster

/// The points between where the mesh's shape expects them and where the networks found them.
struct AnatomicalBlend {
  /// Farther from where it is expected than so many standard deviations of that way, a position
  /// that a network found is not believed. At four, unusual lips of the tuning seeds were lost.
  static let mostDeviations = 6.0
  /// Lips farther apart than this share of the interpupillary distance (1.9 mm) are an open mouth,
  /// of which the networks know no stomion: the mesh's own points stand.
  static let openMouth = 0.03

  let frame: PupilFrame
  let mesh: FaceLandmarks

  /// - Parameters:
  ///   - expected: by `FacialPlace.index`, in interpupillary distances of `frame`: to the patient's
  ///     left and down from midway between the irises, depth from theirs.
  ///   - found: by `FacialPlace.index`, pixels.
  func points(expected: [Point3], found: [Point?]) -> [Point3] {
    var points = [Point3](repeating: Point3(), count: FacialPlace.indexCount)
    let isOpen = lipGap > Self.openMouth * frame.unit
    for place in FacialPlace.all {
      let i = place.index
      if isOpen, place.point == .upperStomion || place.point == .lowerStomion {
        points[i] = place.mesh.position3(in: mesh)
        continue
      }
      let at = frame.picture(expected[i])
      let way = found[i].map { shares(of: $0 - Point(at.x, at.y), place.point.weights) } ?? .zero
      points[i] = at + Point3(way.x, way.y, 0)
    }
    return points
  }

  /// What is taken of the way from the expected to the found position, pixels.
  private func shares(of way: Point, _ weights: PointWeights) -> Point {
    let (across, down) = ((way * frame.level).sum(), (way * frame.down).sum())
    let limit = Self.mostDeviations * weights.deviation * frame.unit
    guard (across * across + down * down).squareRoot() <= limit else { return .zero }
    return frame.level * (across * weights.across) + frame.down * (down * weights.down)
  }

  private var lipGap: Double {
    let (upper, lower) = (FacialPlace.midline(.upperStomion), FacialPlace.midline(.lowerStomion))
    let gap = upper.mesh.position(in: mesh) - lower.mesh.position(in: mesh)
    return (gap * gap).sum().squareRoot()
  }
}
