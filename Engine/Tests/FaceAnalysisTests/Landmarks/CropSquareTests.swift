import Raster
import Testing

@testable import FaceAnalysis

@Suite("The square that the landmark network sees")
struct CropSquareTests {
  @Test("Its centre and corners map to the picture")
  func corners() {
    let square = CropSquare(centre: Point(100, 50), side: 40, rotation: 0)
    let map = square.toPicture(units: 192)
    #expect(map.apply(Point(96, 96)) == Point(100, 50))
    #expect(map.apply(Point(0, 0)) == Point(80, 30))
  }

  @Test("It turns with the eyes, so that they lie level inside")
  func turnsWithTheEyes() throws {
    let face = FaceDetection(
      topLeft: Point(0, 0), bottomRight: Point(100, 80),
      keypoints: [Point(30, 30), Point(60, 60)] + Array(repeating: Point(50, 50), count: 4),
      score: 1)
    let square = CropSquare(around: face)
    #expect(square.side == 150)
    let inside = try #require(square.toPicture(units: 192).inverse)
    let (right, left) = (inside.apply(face.keypoints[0]), inside.apply(face.keypoints[1]))
    #expect(abs(right.y - left.y) < 1e-9)
    #expect(left.x > right.x)
  }

  @Test("A region's box is upright along its own axis and half as large again as its points")
  func attentionBox() {
    var mesh = Array(repeating: Point(50, 50), count: 468)
    mesh[61] = Point(20, 50)
    mesh[291] = Point(80, 50)
    mesh[0] = Point(50, 40)
    mesh[17] = Point(50, 60)
    let box = AttentionRegion.lips.box(in: mesh, units: 16)
    #expect(box.apply(Point(8, 8)) == Point(50, 50))
    #expect(box.apply(Point(0, 0)) == Point(50 - 45, 50 - 15))
  }
}
