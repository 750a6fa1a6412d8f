internal import Raster

/// The points of a face in axes that follow the head: x to the patient's left, y down the face,
/// z away from the camera. Pixels of the picture, zero midway between the pupils.
///
/// Roll, yaw and pitch are undone, by the depth of the mesh; perspective by `magnified`.
struct LevelFace: Sendable {
  private var places: [Point3]
  private let axes: [Point3]
  private let origin: Point3
  /// Between the outer corners of the eyes in the frontal plane, pixels; above zero.
  let unit: Double
  /// What `magnified` did; the drawing undoes it.
  private var magnification = 0.0

  /// nil when the head is seen from the side, or the eyes coincide.
  init?(_ points: FacePoints, pose: HeadPose) {
    let head = pose.axes
    axes = [head.lateral, -head.up, -head.forward]
    var places = [Point3](repeating: Point3(), count: FacialPlace.indexCount)
    origin = FacialPlace.both(.pupil).reduce(Point3()) {
      $0 + points[$1] / 2
    }
    for place in FacialPlace.all {
      let from = points[place] - origin
      places[place.index] = Point3(
        (axes[0] * from).sum(), (axes[1] * from).sum(), (axes[2] * from).sum())
    }
    self.places = places
    let eyes = FacialPlace.both(.exocanthion).map { places[$0.index] }
    unit = frontalDistance(eyes[0], eyes[1])
    guard unit > 0 else { return nil }
  }

  subscript(_ point: FacialPoint) -> Point3 { places[FacialPlace.midline(point).index] }

  subscript(_ point: FacialPoint, _ side: FacialPlace.Side) -> Point3 {
    places[FacialPlace(point: point, side: side).index]
  }

  /// Midway between the two points of a pair.
  func middle(_ point: FacialPoint) -> Point3 { (self[point, .right] + self[point, .left]) / 2 }

  /// Midline of the closed lips; halfway between them when they are apart.
  var stomion: Point3 { (self[.upperStomion] + self[.lowerStomion]) / 2 }

  /// Moves one point by `amount` pixels: along x or y of these axes (0, 1), or away from the
  /// camera (2), which in a turned head is partly along x.
  mutating func move(_ place: FacialPlace, axis: Int, by amount: Double) {
    if axis < 2 {
      places[place.index][axis] += amount
    } else {
      places[place.index] += Point3(axes[0].z, axes[1].z, axes[2].z) * amount
    }
  }

  /// As seen from so near that a point nearer by the outer-eye distance is larger by `strength`;
  /// a negative one undoes that.
  func magnified(byDepth strength: Double) -> LevelFace {
    var face = self
    for index in places.indices {
      let factor = 1 - strength * places[index].z / unit
      face.places[index].x *= factor
      face.places[index].y *= factor
    }
    face.magnification += strength
    return face
  }

  /// Turned in the plane of two axes (0 x, 1 y, 2 z).
  func turned(_ first: Int, _ second: Int, byDegrees degrees: Double) -> LevelFace {
    var face = self
    let (sine, cosine) = (sine(degrees: degrees), cosine(degrees: degrees))
    for index in places.indices {
      let p = places[index]
      face.places[index][first] = cosine * p[first] - sine * p[second]
      face.places[index][second] = sine * p[first] + cosine * p[second]
    }
    return face
  }

  /// Where a point of these axes lies in the upright picture.
  func picture(_ p: Point3) -> Point {
    let factor = 1 - magnification * p.z / unit
    let q = origin + axes[0] * (p.x / factor) + axes[1] * (p.y / factor) + axes[2] * p.z
    return Point(q.x, q.y)
  }
}

/// The distance in the frontal plane, pixels.
func frontalDistance(_ a: Point3, _ b: Point3) -> Double {
  let (x, y) = (a.x - b.x, a.y - b.y)
  return (x * x + y * y).squareRoot()
}
