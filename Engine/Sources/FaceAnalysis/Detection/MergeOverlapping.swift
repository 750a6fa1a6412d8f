public import Raster

/// Merges detections of the same face: each group that overlaps its surest member by more than
/// 0.3 (intersection over union) becomes one, positions averaged by score.
///
/// Source: the weighted suppression of Bazarevsky et al. 2019, arXiv:1907.05047, section 3.3.
func mergeOverlapping(_ detections: [FaceDetection]) -> [FaceDetection] {
  var remaining = detections.sorted { $0.score > $1.score }
  var merged: [FaceDetection] = []
  while let surest = remaining.first {
    let group = remaining.filter { $0.overlap(with: surest) > 0.3 }
    remaining.removeAll { $0.overlap(with: surest) > 0.3 }
    if group.isEmpty { remaining.removeFirst() }  // A box without area overlaps nothing.
    merged.append(group.isEmpty ? surest : average(group, score: surest.score))
  }
  return merged
}

private func average(_ group: [FaceDetection], score: Double) -> FaceDetection {
  let total = group.reduce(0) { $0 + $1.score }
  func mean(_ value: (FaceDetection) -> Point) -> Point {
    group.reduce(Point(0, 0)) { $0 + value($1) * $1.score } / total
  }
  return FaceDetection(
    topLeft: mean(\.topLeft), bottomRight: mean(\.bottomRight),
    keypoints: (0..<group[0].keypoints.count).map { k in mean { $0.keypoints[k] } }, score: score)
}

extension FaceDetection {
  /// Width and height of the box, pixels.
  public var size: Point { bottomRight - topLeft }

  /// Intersection over union of the two boxes, 0…1.
  func overlap(with other: FaceDetection) -> Double {
    let low = pointwiseMax(topLeft, other.topLeft)
    let high = pointwiseMin(bottomRight, other.bottomRight)
    let shared = pointwiseMax(high - low, Point(0, 0))
    let intersection = shared.x * shared.y
    let union = size.x * size.y + other.size.x * other.size.y - intersection
    return union > 0 ? intersection / union : 0
  }
}
