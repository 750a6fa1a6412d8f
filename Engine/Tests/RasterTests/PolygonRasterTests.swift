import Raster
import Testing

@Suite("Polygons as coverage")
struct PolygonRasterTests {
  @Test("A rectangle between pixel borders covers its shares exactly")
  func rectangle() {
    let plane = PolygonRaster.coverage(
      of: [Point(1.25, 1), Point(3.5, 1), Point(3.5, 2.5), Point(1.25, 2.5)], width: 5, height: 4)
    #expect(plane.values[5..<10].elementsEqual([0, 0.75, 1, 0.5, 0]))
    #expect(plane.values[10..<15].elementsEqual([0, 0.375, 0.5, 0.25, 0]))
    #expect(plane.values[0..<5].allSatisfy { $0 == 0 })
  }

  @Test("The coverage of a triangle adds up to its area")
  func triangle() {
    let plane = PolygonRaster.coverage(
      of: [Point(2, 3), Point(31.5, 8.25), Point(11, 29)], width: 40, height: 40)
    let area = 0.5 * abs((31.5 - 2) * (29 - 3) - (11 - 2) * (8.25 - 3))
    #expect(abs(Double(plane.values.reduce(0, +)) - area) < 0.2)
  }

  @Test("A polygon beyond the plane is cut at its border")
  func beyond() {
    let plane = PolygonRaster.coverage(
      of: [Point(-9, -9), Point(90, -9), Point(90, 90), Point(-9, 90)], width: 6, height: 5)
    #expect(plane.values.allSatisfy { $0 == 1 })
  }
}
