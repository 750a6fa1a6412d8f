internal import Inference
internal import Raster

/// The attention mesh in its two halves. For a single worker.
final class LandmarkFinder {
  static let inputSize = 192
  private static let featureSize = 48
  private static let sampleSize = 16
  /// Unit of the second half's points: its regions are 64 wide and high.
  private static let regionUnits = 64.0

  private let mesh: InferenceRequest
  private let attention: InferenceRequest

  /// - Throws: `InferenceError.runtime`, also for a model whose features are laid out otherwise:
  ///   sampled wrongly they would give points that look right and lie wrong.
  init(mesh: CompiledModel, attention: CompiledModel) throws(InferenceError) {
    self.mesh = try mesh.makeRequest()
    self.attention = try attention.makeRequest()
    let features = try self.mesh.outputShape(1)
    let expected = [1, Self.featureSize * Self.featureSize, FeatureSampler.channels]
    guard features == expected else {
      throw .runtime(operation: mesh.id, message: "features are \(features), not \(expected)")
    }
  }

  /// The points of the face in `square`, with the confidence 0…1 that one is there.
  func find(
    in image: PixelImage, square: CropSquare
  ) throws(InferenceError) -> (landmarks: FaceLandmarks?, confidence: Double) {
    let size = Self.inputSize
    let toPicture = square.toPicture(units: Double(size))
    try mesh.withInput { input in
      image.sample(
        square.rectangle, width: size, height: size, into: input, scale: 1, offset: 0,
        border: .nearest)
    }
    try mesh.run()
    let flag = try mesh.withOutput(2) { Double($0[0]) }
    var points = try mesh.withOutput(0) { values in
      (0..<468).map { i in
        Point3(Double(values[3 * i]), Double(values[3 * i + 1]), Double(values[3 * i + 2]))
      }
    }
    try refine(&points)
    let depthScale = square.side / Double(size)
    let inPicture = points.map { p in
      let q = toPicture.apply(Point(p.x, p.y))
      return Point3(q.x, q.y, p.z * depthScale)
    }
    return (FaceLandmarks(points: inPicture), 1 / (1 + exponential(-flag)))
  }

  /// Replaces lips and eyes by the second half's points and adds the irises.
  private func refine(_ points: inout [Point3]) throws(InferenceError) {
    let plane = points.map { Point($0.x, $0.y) }
    let regions: [AttentionRegion] = [.lips, .rightEye, .leftEye]
    let boxes = regions.map { $0.box(in: plane, units: Self.regionUnits) }
    let sampler = FeatureSampler(size: Self.featureSize, samples: Self.sampleSize)
    for (index, box) in boxes.enumerated() {
      let grid = box.scaled(
        to: Double(Self.featureSize) / Double(Self.inputSize),
        per: Self.regionUnits / Double(Self.sampleSize))
      try mesh.withOutput(1) { (features) throws(InferenceError) in
        try attention.withInput(index) { sampler.sample(features, through: grid, into: $0) }
      }
    }
    try attention.run()
    for (region, output, box) in [(0, 0, boxes[0]), (1, 1, boxes[1]), (2, 3, boxes[2])] {
      let refined = try read(output, count: regions[region].points.count, through: box)
      for (point, p) in zip(regions[region].points, refined) {
        points[point].x = p.x
        points[point].y = p.y
      }
    }
    for (region, output, box) in [(1, 2, boxes[1]), (2, 4, boxes[2])] {
      let contour = regions[region].points.prefix(AttentionRegion.contourCount)
      let depth = contour.reduce(0) { $0 + points[$1].z } / Double(contour.count)
      points += try read(output, count: 5, through: box).map { Point3($0.x, $0.y, depth) }
    }
  }

  private func read(
    _ output: Int, count: Int, through box: AffineTransform
  ) throws(InferenceError) -> [Point] {
    try attention.withOutput(output) { values in
      (0..<count).map { box.apply(Point(Double(values[2 * $0]), Double(values[2 * $0 + 1]))) }
    }
  }
}

extension AffineTransform {
  /// The map from units `per` times as large to a plane `factor` times as large.
  fileprivate func scaled(to factor: Double, per: Double) -> AffineTransform {
    AffineTransform(
      a: a * per * factor, b: b * per * factor, tx: tx * factor,
      c: c * per * factor, d: d * per * factor, ty: ty * factor)
  }
}
