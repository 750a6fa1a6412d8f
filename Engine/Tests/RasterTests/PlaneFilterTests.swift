import Raster
import Testing

@Suite("Filters on planes")
struct PlaneFilterTests {
  /// Values that repeat in no direction.
  private let noise = Plane<Float>(
    width: 13, height: 9, values: (0..<117).map { Float(($0 * 7919) % 101) / 100 })

  @Test("A box blur is the mean over the window's part in the plane", arguments: [1, 2, 5, 20])
  func box(radius: Int) {
    let blurred = noise.boxBlurred(radius: radius)
    for y in 0..<noise.height {
      for x in 0..<noise.width {
        var (sum, count) = (Float(0), Float(0))
        for v in max(0, y - radius)...min(noise.height - 1, y + radius) {
          for u in max(0, x - radius)...min(noise.width - 1, x + radius) {
            sum += noise[u, v]
            count += 1
          }
        }
        // Single precision: running sums of about a hundred values.
        #expect(abs(blurred[x, y] - sum / count) < 1e-5)
      }
    }
  }

  @Test("A Gaussian blur of a point has the variance asked for", arguments: [2.0, 4, 6])
  func gaussian(sigma: Double) {
    var point = Plane<Float>(width: 81, height: 81, repeating: 0)
    point[40, 40] = 1
    let blurred = point.gaussianBlurred(sigma: sigma)
    var (sum, variance) = (0.0, 0.0)
    for x in 0..<81 {
      for y in 0..<81 {
        sum += Double(blurred[x, y])
        variance += Double(blurred[x, y]) * Double((x - 40) * (x - 40))
      }
    }
    #expect(abs(sum - 1) < 1e-4)
    // Boxes have whole radii: the width steps by half a pixel.
    #expect(abs(variance.squareRoot() - sigma) < 0.5)
  }

  @Test("A guided filter keeps the guide's edge and flattens what the guide does not show")
  func guided() {
    var guide = Plane<Float>(width: 40, height: 40, repeating: 0)
    var noisy = guide
    for y in 0..<40 {
      for x in 0..<40 {
        guide[x, y] = x < 20 ? 0 : 1
        noisy[x, y] = guide[x, y] + ((x + y) % 2 == 0 ? 0.2 : -0.2)
      }
    }
    let filtered = noisy.guidedFiltered(by: guide, radius: 4, epsilon: 1e-4)
    #expect(filtered[19, 20] < 0.05)
    #expect(filtered[20, 20] > 0.95)
    #expect(abs(filtered[8, 20] - filtered[9, 20]) < 0.02)
  }

  @Test("Opening removes a speck, closing fills a pit, both keep a square")
  func morphology() {
    var plane = Plane<UInt8>(width: 20, height: 20, repeating: 0)
    for y in 5..<15 { for x in 5..<15 { plane[x, y] = 1 } }
    let square = plane
    plane[1, 1] = 1
    #expect(plane.opened(radius: 1) == square)
    plane = square
    plane[9, 9] = 0
    #expect(plane.closed(radius: 1) == square)
    #expect(square.dilated(radius: 2).values.count { $0 == 1 } == 14 * 14)
  }

  @Test("Pixels that touch by sides form one component, by corners two")
  func components() {
    let plane = Plane<UInt8>(width: 4, height: 3, values: [1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1])
    let components = ConnectedComponents(of: plane) { $0 == 1 }
    #expect(components.sizes == [6, 2, 3, 1])
    #expect(components.labels.values == [1, 1, 0, 0, 0, 0, 2, 0, 3, 0, 2, 2])
  }
}
