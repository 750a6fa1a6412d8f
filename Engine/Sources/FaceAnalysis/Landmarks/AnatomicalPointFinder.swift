internal import Inference
internal import Raster

/// Finds the anatomical points around a mesh by the project's own networks. For a single worker.
final class AnatomicalPointFinder {
  private let request: InferenceRequest

  init(_ model: CompiledModel) throws(InferenceError) { request = try model.makeRequest() }

  /// What each output holds, in order; nil where nothing is made of a point.
  private static let eye: [FacialPoint?] = [
    .pupil, .endocanthion, .exocanthion, .upperLidMargin, .lowerLidMargin, .browHead, .browTop,
    .browTail, .browApex, nil,
  ]
  private static let limbus = (inner: 10, outer: 11)
  private static let mouth: [FacialPlace] =
    [.subnasale, .labraleSuperius, .upperStomion, .labraleInferius, .menton]
    .map(FacialPlace.midline)
    + [.alare, .cristaPhiltri, .cheilion].flatMap(FacialPlace.both)
  private static let face: [FacialPlace?] =
    [.glabella, .nasion, .rhinion, .supratip, .pronasale].map(FacialPlace.midline) + [nil]
    + [.zygion, .gonion].flatMap(FacialPlace.both)

  /// Inputs and outputs of the model in their order.
  private static let (shape, eyes, lower, whole) = (0, 1, 2, 3)

  /// nil when the pupils of the mesh coincide.
  func find(
    around mesh: FaceLandmarks, in image: PixelImage
  ) throws(InferenceError) -> AnatomicalPoints? {
    guard let frame = PupilFrame(of: mesh),
      let right = AnatomicalCrop.eye.toPicture(of: mesh, side: .right),
      let left = AnatomicalCrop.eye.toPicture(of: mesh, side: .left),
      let mouth = AnatomicalCrop.mouth.toPicture(of: mesh, side: .right),
      let face = AnatomicalCrop.face.toPicture(of: mesh, side: .right)
    else { return nil }
    try fill(frame, mesh)
    try fill(Self.eyes, [right, left], .eye, from: image)
    try fill(Self.lower, [mouth], .mouth, from: image)
    try fill(Self.whole, [face], .face, from: image)
    try request.run()

    let eyes = try positions(Self.eyes, [right, left], .eye)
    var found = [Point?](repeating: nil, count: FacialPlace.indexCount)
    for (side, points) in zip([FacialPlace.Side.right, .left], eyes) {
      for (point, position) in zip(Self.eye, points) {
        guard let point else { continue }
        found[FacialPlace(point: point, side: side).index] = position
      }
    }
    for (place, position) in zip(Self.mouth, try positions(Self.lower, [mouth], .mouth)[0]) {
      found[place.index] = position
    }
    found[FacialPlace.midline(.lowerStomion).index] =
      found[FacialPlace.midline(.upperStomion).index]
    for (place, position) in zip(Self.face, try positions(Self.whole, [face], .face)[0]) {
      if let place { found[place.index] = position }
    }
    let breadths = eyes.map { distance($0[Self.limbus.inner], $0[Self.limbus.outer]) }
    return AnatomicalPoints(
      mesh: mesh, rightIrisBreadth: breadths[0], leftIrisBreadth: breadths[1],
      positions: AnatomicalBlend(frame: frame, mesh: mesh)
        .points(expected: try expected(), found: found))
  }

  private func fill(_ frame: PupilFrame, _ mesh: FaceLandmarks) throws(InferenceError) {
    try request.withInput(Self.shape) { buffer in
      precondition(buffer.count == 3 * FaceLandmarks.count, "input of another size")
      for (i, point) in mesh.points.enumerated() {
        let p = frame.described(point)
        for axis in 0..<3 { buffer[3 * i + axis] = Float(p[axis]) }
      }
    }
  }

  /// By `FacialPlace.index`, in the frame.
  private func expected() throws(InferenceError) -> [Point3] {
    try request.withOutput(Self.shape) { values in
      precondition(values.count == 3 * FacialPlace.all.count, "output of another size")
      var points = [Point3](repeating: Point3(), count: FacialPlace.indexCount)
      for (i, place) in FacialPlace.all.enumerated() {
        points[place.index] = Point3(
          Double(values[3 * i]), Double(values[3 * i + 1]), Double(values[3 * i + 2]))
      }
      return points
    }
  }

  private func fill(
    _ input: Int, _ maps: [AffineTransform], _ crop: AnatomicalCrop, from image: PixelImage
  ) throws(InferenceError) {
    let count = crop.width * crop.height
    try request.withInput(input) { buffer in
      precondition(buffer.count >= 3 * count * maps.count, "input of another size")
      for (index, map) in maps.enumerated() {
        let light = image.resampled(
          width: crop.width, height: crop.height, toPicture: map, mostTaps: 3)
        for (channel, plane) in [light.red, light.green, light.blue].enumerated() {
          let start = (3 * index + channel) * count
          for i in 0..<count { buffer[start + i] = plane.values[i] }
        }
      }
    }
  }

  private func positions(
    _ output: Int, _ maps: [AffineTransform], _ crop: AnatomicalCrop
  ) throws(InferenceError) -> [[Point]] {
    let size = Point(Double(crop.width), Double(crop.height))
    return try request.withOutput(output) { values in
      let count = values.count / (2 * maps.count)
      return maps.enumerated().map { index, map in
        (0..<count).map { i in
          let at = 2 * (index * count + i)
          return map.apply(Point(Double(values[at]), Double(values[at + 1])) * size)
        }
      }
    }
  }
}

private func distance(_ a: Point, _ b: Point) -> Double { ((a - b) * (a - b)).sum().squareRoot() }
