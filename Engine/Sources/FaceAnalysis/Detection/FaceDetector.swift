internal import Inference
internal import Raster

/// Finds faces with one of the published detectors. For a single worker.
final class FaceDetector {
  private let design: DetectorDesign
  private let anchors: [Point]
  private let request: InferenceRequest

  init(_ model: CompiledModel, design: DetectorDesign) throws(InferenceError) {
    self.design = design
    anchors = design.makeAnchors()
    request = try model.makeRequest()
  }

  /// Faces in `image`, the surest first; empty when there is none.
  func detect(in image: PixelImage) throws(InferenceError) -> [FaceDetection] {
    // Letterbox: the whole picture centred in a square, black around.
    let side = Double(max(image.width, image.height))
    let origin = Point(
      (Double(image.width) - side) / 2, (Double(image.height) - side) / 2)
    let square = TurnedRectangle(
      centre: SIMD2(Float(image.width), Float(image.height)) / 2,
      size: SIMD2(repeating: Float(side)))
    try request.withInput { input in
      image.sample(
        square, width: design.inputSize, height: design.inputSize, into: input, scale: 2,
        offset: -1, border: .black)
    }
    try request.run()
    let candidates = try readCandidates().map { candidate in
      FaceDetection(
        topLeft: origin + candidate.topLeft * side,
        bottomRight: origin + candidate.bottomRight * side,
        keypoints: candidate.keypoints.map { origin + $0 * side }, score: candidate.score)
    }
    return mergeOverlapping(candidates)
  }

  /// Every anchor that is sure enough, in input coordinates 0…1.
  private func readCandidates() throws(InferenceError) -> [FaceDetection] {
    let count = anchors.count
    let leastLogit = Float(naturalLogarithm(design.leastScore / (1 - design.leastScore)))
    var scored: [(index: Int, score: Double)] = []
    // The outputs' order differs between the two models: the scores are the shorter one.
    let firstIsScores = try request.withOutput(0) { $0.count == count }
    try request.withOutput(firstIsScores ? 0 : 1) { logits in
      for i in 0..<count where logits[i] >= leastLogit {
        scored.append((i, 1 / (1 + exponential(-Double(logits[i])))))
      }
    }
    let size = Double(design.inputSize)
    return try request.withOutput(firstIsScores ? 1 : 0) { boxes in
      scored.map { index, score in
        func pair(_ k: Int) -> Point {
          Point(Double(boxes[index * 16 + k]), Double(boxes[index * 16 + k + 1])) / size
        }
        let centre = pair(0) + anchors[index]
        let half = pair(2) / 2
        return FaceDetection(
          topLeft: centre - half, bottomRight: centre + half,
          keypoints: (0..<6).map { pair(4 + 2 * $0) + anchors[index] }, score: score)
      }
    }
  }
}
