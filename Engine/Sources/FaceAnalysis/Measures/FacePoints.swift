internal import Raster

/// The points that measures are made from: pixels of the picture, with the mesh's depth.
struct FacePoints: Sendable {
  /// By `FacialPlace.index`.
  let places: [Point3]

  /// A point that a person moved farther than this, pixels, stands where it was put.
  static let moved = 0.5

  subscript(_ place: FacialPlace) -> Point3 { places[place.index] }

  /// The mesh's own points, as a person placed them.
  init(_ mesh: FaceLandmarks) {
    self.init(mesh) { place, own in own }
  }

  /// The anatomical points, and those of `mesh` itself where a person moved them.
  init(_ mesh: FaceLandmarks, anatomical: AnatomicalPoints) {
    self.init(mesh) { place, own in
      let isMoved = place.mesh.shares.contains {
        let way = mesh.position($0.vertex) - anatomical.mesh.position($0.vertex)
        return (way * way).sum() > Self.moved * Self.moved
      }
      return isMoved ? own : anatomical.positions[place.index]
    }
  }

  private init(_ mesh: FaceLandmarks, _ point: (FacialPlace, Point3) -> Point3) {
    var places = [Point3](repeating: Point3(), count: FacialPlace.indexCount)
    for place in FacialPlace.all {
      places[place.index] = point(place, place.mesh.position3(in: mesh))
    }
    self.places = places
  }
}
