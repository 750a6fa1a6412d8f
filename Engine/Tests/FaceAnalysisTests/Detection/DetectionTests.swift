import Raster
import Testing

@testable import FaceAnalysis

@Suite("Face detection")
struct DetectionTests {
  private func face(_ x: Double, _ width: Double, score: Double) -> FaceDetection {
    FaceDetection(
      topLeft: Point(x, 0), bottomRight: Point(x + width, width),
      keypoints: Array(repeating: Point(x, x), count: 6), score: score)
  }

  @Test("Each detector has as many anchors as its network answers")
  func anchorCounts() {
    #expect(DetectorDesign.shortRange.makeAnchors().count == 896)
    #expect(DetectorDesign.fullRange.makeAnchors().count == 2304)
    #expect(DetectorDesign.shortRange.makeAnchors().first == Point(0.5 / 16, 0.5 / 16))
  }

  @Test("Overlapping detections become one, averaged by score")
  func overlappingDetectionsMerge() {
    let merged = mergeOverlapping([face(0, 100, score: 0.5), face(10, 100, score: 1)])
    #expect(merged.count == 1)
    #expect(merged.first?.score == 1)
    #expect(abs((merged.first?.topLeft.x ?? 0) - 10 / 1.5) < 1e-9)
  }

  @Test("Detections apart stay apart, the surest first")
  func separateDetectionsStay() {
    let merged = mergeOverlapping([face(0, 100, score: 0.6), face(500, 100, score: 0.9)])
    #expect(merged.map(\.score) == [0.9, 0.6])
  }

  @Test("A box without area ends the search rather than repeating it")
  func emptyBoxTerminates() {
    #expect(mergeOverlapping([face(0, 0, score: 0.9)]).count == 1)
  }
}
