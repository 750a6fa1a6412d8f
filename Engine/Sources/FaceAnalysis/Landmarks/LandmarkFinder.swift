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

  init(mesh: CompiledModel, attention: CompiledModel) throws(InferenceError) {
    self.mesh = try mesh.makeRequest()
    self.attention = try attention.makeRequest()
  }

  /// The points of the face in `square`, with the confidence 0…1 that one is there.
  func find(
    in image: PixelImage, square: CropSquare
  ) throws(InferenceError) -> (landmarks: FaceLandmarks?, confidence: Double) {
    let size = Self.inputSize
    let toPicture = square.toPicture(units: Double(size))
    try mesh.withInput { input in
      image.sample(
        through: toPicture, width: size, height: size, into: input, scale: 1, offset: 0,
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
    let featureScale = Double(Self.featureSize) / Double(Self.inputSize)
    let features = try mesh.withOutput(1) { Array($0) }
    for (index, region) in regions.enumerated() {
      let box = region.box(in: plane.map { $0 * featureScale }, units: Double(Self.sampleSize))
      try attention.withInput(index) { input in
        features.withUnsafeBufferPointer { sampleFeatures($0, through: box, into: input) }
      }
    }
    try attention.run()
    let boxes = regions.map { $0.box(in: plane, units: Self.regionUnits) }
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

/// Samples 48 × 48 × 32 features bilinearly into 16 × 16 × 32, zero outside.
private func sampleFeatures(
  _ features: UnsafeBufferPointer<Float>, through box: AffineTransform,
  into output: UnsafeMutableBufferPointer<Float>
) {
  let (size, channels, samples) = (48, 32, 16)
  for row in 0..<samples {
    for column in 0..<samples {
      let p = box.apply(Point(Double(column) + 0.5, Double(row) + 0.5)) - Point(0.5, 0.5)
      let (x, y) = (Int(p.x.rounded(.down)), Int(p.y.rounded(.down)))
      let (fx, fy) = (Float(p.x - Double(x)), Float(p.y - Double(y)))
      let at = (row * samples + column) * channels
      for channel in 0..<channels { output[at + channel] = 0 }
      let corners = [
        (x, y, (1 - fx) * (1 - fy)), (x + 1, y, fx * (1 - fy)), (x, y + 1, (1 - fx) * fy),
        (x + 1, y + 1, fx * fy),
      ]
      for (cx, cy, weight) in corners where cx >= 0 && cy >= 0 && cx < size && cy < size {
        let from = (cy * size + cx) * channels
        for channel in 0..<channels {
          output[at + channel] += weight * features[from + channel]
        }
      }
    }
  }
}
