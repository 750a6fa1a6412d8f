import FaceAnalysis
import Raster
import Testing
import Vocabulary

@Suite("Skin mask")
struct SkinSegmentationTests {
  @Test(
    "On painted faces of all tones the mask is the painted skin, but for a seam",
    arguments: PaintedFace.tones, PaintedFace.Occluder.allCases)
  func painted(tone: PaintedFace.Tone, occluder: PaintedFace.Occluder) {
    let face = PaintedFace(tone: tone, occluder: occluder)
    let mask = SkinSegmentation.mask(of: face.image, landmarks: face.landmarks, person: nil)
    let overlap = face.overlap(of: mask)
    #expect(overlap >= 0.93, "\(tone.ita) \(occluder): \(overlap)")
  }

  @Test("The same picture gives the same mask")
  func repeatable() {
    let face = PaintedFace(tone: PaintedFace.tones[2], occluder: .beard)
    let first = SkinSegmentation.mask(of: face.image, landmarks: face.landmarks, person: nil)
    let second = SkinSegmentation.mask(of: face.image, landmarks: face.landmarks, person: nil)
    #expect(first == second)
  }

  @Test("A face half the size in the picture has the same mask")
  func scale() {
    let face = PaintedFace(tone: PaintedFace.tones[4], occluder: .none)
    let small = PaintedFace(tone: PaintedFace.tones[4], occluder: .none, scale: 0.5)
    let mask = SkinSegmentation.mask(of: small.image, landmarks: small.landmarks, person: nil)
    #expect(small.overlap(of: mask) >= 0.93)
    let large = SkinSegmentation.mask(of: face.image, landmarks: face.landmarks, person: nil)
    #expect(abs(mask.coverage.width - large.coverage.width) <= 1)
  }

  @Test("A region's coverage is the share of it that is skin")
  func coverage() throws {
    var plane = Plane<UInt8>(width: 10, height: 10, repeating: 0)
    for y in 0..<10 { for x in 0..<5 { plane[x, y] = 255 } }
    let mask = SkinMask(
      coverage: plane, toPicture: AffineTransform(a: 2, b: 0, tx: 4, c: 0, d: 2, ty: 0))
    func square(_ x: Double, _ y: Double, _ side: Double) -> RegionPolygon {
      RegionPolygon(
        region: .nose,
        corners: [
          Point(x, y), Point(x + side, y), Point(x + side, y + side), Point(x, y + side),
        ])
    }
    #expect(abs(try #require(mask.coverage(of: square(10, 4, 8))) - 0.5) < 1e-6)
    #expect(abs(try #require(mask.coverage(of: square(6, 4, 4))) - 1) < 1e-6)
    // Half of the square lies beyond the mask's left border.
    #expect(abs(try #require(mask.coverage(of: square(0, 4, 8))) - 0.5) < 1e-6)
    #expect(mask.coverage(of: square(6, 4, 0)) == nil)
  }
}
