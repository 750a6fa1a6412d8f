internal import Inference
internal import Raster

/// Finds the anatomical points around a mesh by the project's own networks. For a single worker.
final class AnatomicalPointFinder {
  private let request: InferenceRequest

  init(_ model: CompiledModel) throws(InferenceError) { request = try model.makeRequest() }

  /// What each output holds, in order; nil where nothing is made of a point.
  private static let eye: [FacialPoint?] = [
    .pupil, .endocanthion, .exocanthion, .upperLidMargin, .lowerLidMargin, .browHead, .browTop,
    .browTail, .browApex, nil, nil, nil,
  ]
  private static let lids: [FacialPoint?] = [
    .pupil, .endocanthion, .exocanthion, .upperLidMargin, .lowerLidMargin, nil, nil,
  ]
  private static let limbus = (inner: 5, outer: 6)
  private static let mouth: [FacialPlace?] =
    [.subnasale, .labraleSuperius, .upperStomion, .labraleInferius, .menton]
    .map(FacialPlace.midline)
    + [.alare, .cristaPhiltri, .cheilion].flatMap(FacialPlace.both)
  private static let face: [FacialPlace?] =
    [.glabella, .nasion, .rhinion, .supratip, .pronasale].map(FacialPlace.midline) + [nil]
    + [.zygion, .gonion].flatMap(FacialPlace.both)
  private static let lips: [FacialPlace?] =
    [.labraleSuperius, .upperStomion, .labraleInferius].map(FacialPlace.midline)
    + FacialPlace.both(.cristaPhiltri)

  /// Inputs and outputs of the model in their order.
  private static let (shapeAt, eyesAt, mouthAt, faceAt, lidsAt, lipsAt) = (0, 1, 2, 3, 4, 5)

  /// nil when the pupils of the mesh coincide.
  func find(
    around mesh: FaceLandmarks, in image: PixelImage
  ) throws(InferenceError) -> AnatomicalPoints? {
    guard let frame = PupilFrame(of: mesh) else { return nil }
    let both = [FacialPlace.Side.right, .left]
    let crops = [
      (Self.eyesAt, AnatomicalCrop.eye, both), (Self.mouthAt, .mouth, [.right]),
      (Self.faceAt, .face, [.right]), (Self.lidsAt, .lids, both), (Self.lipsAt, .lips, [.right]),
    ].map { at, crop, sides in
      (at: at, crop: crop, maps: sides.compactMap { crop.toPicture(of: mesh, side: $0) })
    }
    try fill(frame, mesh)
    for (at, crop, maps) in crops { try fill(at, maps, crop, from: image) }
    try request.run()

    var seen: [Int: [[Point]]] = [:]
    for (at, crop, maps) in crops { seen[at] = try positions(at, maps, crop) }
    // Of two networks that see a point the mean: their errors are largely their own.
    var sums = [(at: Point, count: Double)](repeating: (.zero, 0), count: FacialPlace.indexCount)
    func add(_ places: [FacialPlace?], _ positions: [Point]) {
      for (place, position) in zip(places, positions) {
        guard let place else { continue }
        sums[place.index].at += position
        sums[place.index].count += 1
      }
    }
    for (at, places) in [
      (Self.mouthAt, Self.mouth), (Self.faceAt, Self.face), (Self.lipsAt, Self.lips),
    ] {
      add(places, seen[at]?.first ?? [])
    }
    for (at, points) in [(Self.eyesAt, Self.eye), (Self.lidsAt, Self.lids)] {
      for (side, positions) in zip(both, seen[at] ?? []) {
        add(points.map { $0.map { FacialPlace(point: $0, side: side) } }, positions)
      }
    }
    var found = sums.map { $0.count > 0 ? $0.at / $0.count : nil }
    found[FacialPlace.midline(.lowerStomion).index] =
      found[FacialPlace.midline(.upperStomion).index]
    let breadths = (seen[Self.lidsAt] ?? []).map {
      distance($0[Self.limbus.inner], $0[Self.limbus.outer])
    }
    return AnatomicalPoints(
      mesh: mesh, rightIrisBreadth: breadths[0], leftIrisBreadth: breadths[1],
      positions: AnatomicalBlend(frame: frame, mesh: mesh)
        .points(expected: try expected(), found: found))
  }

  private func fill(_ frame: PupilFrame, _ mesh: FaceLandmarks) throws(InferenceError) {
    try request.withInput(Self.shapeAt) { buffer in
      precondition(buffer.count == 3 * FaceLandmarks.count, "input of another size")
      for (i, point) in mesh.points.enumerated() {
        let p = frame.described(point)
        for axis in 0..<3 { buffer[3 * i + axis] = Float(p[axis]) }
      }
    }
  }

  /// By `FacialPlace.index`, in the frame.
  private func expected() throws(InferenceError) -> [Point3] {
    try request.withOutput(Self.shapeAt) { values in
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
