import Raster
import Testing
import Vocabulary

@testable import FaceAnalysis

@Suite("Face regions")
struct RegionPolygonTests {
  @Test("Every region has an outline of some area, in the order of the vocabulary")
  func everyRegion() {
    let regions = RegionPolygon.all(following: SyntheticMesh.frontal)
    #expect(regions.map(\.region) == FaceRegion.allCases)
    for region in regions {
      #expect(region.corners.count >= 8, "\(region.region)")
      #expect(abs(SimplePolygon.area(region.corners)) > 100, "\(region.region)")
    }
  }

  @Test("A mirrored face has mirrored regions with left and right exchanged")
  func mirror() throws {
    let face = SyntheticMesh.frontal
    let mirrored = SyntheticMesh.mirrored(face, about: 500)
    for region in FaceRegion.allCases {
      let there = RegionPolygon.of(region, following: face).corners
      let here = RegionPolygon.of(region.counterpart, following: mirrored).corners
      // The course around a median region starts at another corner: compare as sets of points.
      for p in there {
        let q = Point(1000 - p.x, p.y)
        let nearest = here.map { (($0 - q) * ($0 - q)).sum() }.min() ?? .infinity
        #expect(nearest < 1e-12, "\(region)")
      }
      #expect(here.count == there.count)
    }
  }

  @Test("Outlines do not cross themselves, turned heads included", arguments: [-50.0, -20, 0, 35])
  func simple(yaw: Double) {
    let face = SyntheticMesh.turned(SyntheticMesh.frontal, yawDegrees: yaw)
    for region in RegionPolygon.all(following: face) {
      #expect(SimplePolygon.firstCrossing(of: region.corners) == nil, "\(region.region)")
    }
  }

  @Test("Regions of a frontal face do not overlap")
  func disjoint() {
    let regions = RegionPolygon.all(following: SyntheticMesh.frontal)
    for y in stride(from: 2.5, to: 1200, by: 5) {
      for x in stride(from: 2.5, to: 1000, by: 5) {
        let owners = regions.filter { contains($0.corners, Point(x, y)) }.map(\.region)
        #expect(owners.count <= 1, "\(owners) at \(x), \(y)")
      }
    }
  }

  @Test("Regions follow shift, scale and turn of the picture")
  func affine() {
    let face = SyntheticMesh.frontal
    let map = AffineTransform(a: 0.8, b: -0.3, tx: 40, c: 0.3, d: 0.8, ty: -7)
    let moved = SyntheticMesh.moved(face, by: map)
    for region in FaceRegion.allCases {
      let before = RegionPolygon.of(region, following: face).corners.map(map.apply)
      let after = RegionPolygon.of(region, following: moved).corners
      #expect(before.count == after.count)
      for (p, q) in zip(before, after) { #expect((abs(p - q)).max() < 1e-6, "\(region)") }
    }
  }

  @Test("A dragged vertex moves the regions that it bounds and no other")
  func dragged() {
    let face = SyntheticMesh.frontal
    var points = face.points
    points[152].y += 12
    let moved = FaceLandmarks(points: points) ?? face
    let changed = FaceRegion.allCases.filter {
      RegionPolygon.of($0, following: face) != RegionPolygon.of($0, following: moved)
    }
    #expect(Set(changed) == [.chin, .neck])
  }

  private func contains(_ corners: [Point], _ p: Point) -> Bool {
    var inside = false
    for i in corners.indices {
      let (a, b) = (corners[i], corners[(i + 1) % corners.count])
      if (a.y > p.y) != (b.y > p.y), p.x < a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y) {
        inside.toggle()
      }
    }
    return inside
  }
}

extension FaceRegion {
  /// The region of the other side; a median region is its own.
  fileprivate var counterpart: FaceRegion {
    let name =
      switch laterality {
      case .left: "right_" + rawValue.dropFirst(5)
      case .right: "left_" + rawValue.dropFirst(6)
      case .midline: rawValue
      }
    return FaceRegion(rawValue: name) ?? self
  }
}

extension SIMD2<Double> {
  fileprivate func max() -> Double { Swift.max(x, y) }
}

private func abs(_ v: SIMD2<Double>) -> SIMD2<Double> { SIMD2(Swift.abs(v.x), Swift.abs(v.y)) }
