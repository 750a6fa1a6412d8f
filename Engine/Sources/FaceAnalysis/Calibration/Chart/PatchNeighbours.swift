internal import Raster

/// The patches and which of them may be neighbours in a grid.
struct PatchNeighbours {
  let patches: [FlatPatch]
  /// Of each patch, those nearest in its own frame, nearest first.
  let near: [[Int]]

  /// Distances between neighbours in the frame in which the patch is a unit square: more than one,
  /// since gaps and soft edges lie between.
  static let reach = 1.0...2.4
  static let areaRatio = 0.35...2.9
  static let mostNeighbours = 8
  /// More patches than this are texture; the largest are kept.
  static let mostPatches = 1200

  init(_ found: [FlatPatch]) {
    let patches =
      found.count <= Self.mostPatches
      ? found : Array(found.sorted { $0.area > $1.area }.prefix(Self.mostPatches))
    self.patches = patches
    let byColumn = patches.indices.sorted { patches[$0].centre.x < patches[$1].centre.x }
    var rank = [Int](repeating: 0, count: patches.count)
    for (position, patch) in byColumn.enumerated() { rank[patch] = position }
    near = patches.indices.map { index in
      let patch = patches[index]
      let farthest = Self.reach.upperBound * patch.xx.squareRoot()
      var candidates: [(distance: Double, index: Int)] = []
      for step in [1, -1] {
        var at = rank[index] + step
        while byColumn.indices.contains(at) {
          let other = byColumn[at]
          if abs(patches[other].centre.x - patch.centre.x) > farthest { break }
          let distance = patch.distance(to: patches[other].centre)
          if Self.reach.contains(distance),
            Self.areaRatio.contains(patches[other].area / patch.area)
          {
            candidates.append((distance, other))
          }
          at += step
        }
      }
      return candidates.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
        .prefix(Self.mostNeighbours).map(\.index)
    }
  }
}

extension FlatPatch {
  /// Distance from the centre in sides of the patch, along its own shape.
  func distance(to point: Point) -> Double {
    let d = point - centre
    let determinant = xx * yy - xy * xy
    let square = (yy * d.x * d.x - 2 * xy * d.x * d.y + xx * d.y * d.y) / determinant
    return max(square, 0).squareRoot()
  }

  /// The cosine between two directions in the patch's own frame.
  func cosine(_ a: Point, _ b: Point) -> Double {
    func product(_ p: Point, _ q: Point) -> Double {
      yy * p.x * q.x - xy * (p.x * q.y + p.y * q.x) + xx * p.y * q.y
    }
    return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
  }
}
