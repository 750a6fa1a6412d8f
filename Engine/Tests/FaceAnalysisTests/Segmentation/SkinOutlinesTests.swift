import FaceAnalysis
import Raster
import Testing

@Suite("Outlines of a skin mask")
struct SkinOutlinesTests {
  /// A covered square of four pixels in a mask of eight, with a hole when asked for; mask pixels
  /// are ten picture pixels wide and start at (100, 50).
  private func mask(hole: Bool) -> SkinMask {
    var coverage = Plane<UInt8>(width: 8, height: 8, repeating: 0)
    for y in 2..<6 { for x in 2..<6 { coverage[x, y] = 255 } }
    if hole { coverage[3, 3] = 0 }
    return SkinMask(
      coverage: coverage,
      toPicture: AffineTransform(a: 10, b: 0, tx: 100, c: 0, d: 10, ty: 50))
  }

  @Test("A square comes out as one polygon of its area, in pixels of the picture")
  func square() throws {
    let outlines = mask(hole: false).outlines(tolerance: 0.01)
    #expect(outlines.count == 1)
    // The four corners are cut between pixel centres: an eighth of a pixel each.
    #expect(abs(abs(area(try #require(outlines.first))) - (16 - 4 * 0.125) * 100) < 1e-6)
    #expect(outlines[0].allSatisfy { (120...160).contains($0.x) && (70...110).contains($0.y) })
  }

  @Test("A hole is a polygon that runs the other way")
  func hole() {
    let areas = mask(hole: true).outlines(tolerance: 0.01).map(area)
    #expect(areas.count == 2)
    #expect(areas.reduce(1, *) < 0)
  }

  @Test("Skin up to the mask's border is closed there")
  func border() {
    let whole = SkinMask(
      coverage: Plane(width: 3, height: 2, repeating: 255), toPicture: .identity)
    #expect(whole.outlines().count == 1)
    #expect(abs(area(whole.outlines(tolerance: 0)[0])) > 5)
  }

  @Test("Simplification leaves no corner further away than its tolerance")
  func tolerance() {
    var coverage = Plane<UInt8>(width: 64, height: 64, repeating: 0)
    for y in 0..<64 {
      for x in 0..<64 where (x - 32) * (x - 32) + (y - 32) * (y - 32) < 600 {
        coverage[x, y] = 255
      }
    }
    let mask = SkinMask(coverage: coverage, toPicture: .identity)
    let (fine, coarse) = (mask.outlines(tolerance: 0), mask.outlines(tolerance: 1))
    #expect(coarse[0].count < fine[0].count / 4)
    #expect(abs(area(coarse[0]) / area(fine[0]) - 1) < 0.05)
  }

  private func area(_ polygon: [Point]) -> Double {
    polygon.indices.reduce(0) { sum, i in
      let (a, b) = (polygon[i], polygon[(i + 1) % polygon.count])
      return sum + (a.x * b.y - b.x * a.y) / 2
    }
  }
}
