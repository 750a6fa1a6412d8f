import Raster
import Testing

@Suite("Colours in numbers")
struct LabColourTests {
  /// Sharma, Wu & Dalal 2005, table 1: two colours and their difference.
  static let pairs: [(LabColour, LabColour, Double)] = [
    (LabColour(50, 2.6772, -79.7751), LabColour(50, 0, -82.7485), 2.0425),
    (LabColour(50, 3.1571, -77.2803), LabColour(50, 0, -82.7485), 2.8615),
    (LabColour(50, 2.8361, -74.0200), LabColour(50, 0, -82.7485), 3.4412),
    (LabColour(50, -1.3802, -84.2814), LabColour(50, 0, -82.7485), 1.0000),
    (LabColour(50, -1.1848, -84.8006), LabColour(50, 0, -82.7485), 1.0000),
    (LabColour(50, -0.9009, -85.5211), LabColour(50, 0, -82.7485), 1.0000),
    (LabColour(50, 0, 0), LabColour(50, -1, 2), 2.3669),
    (LabColour(50, -1, 2), LabColour(50, 0, 0), 2.3669),
    (LabColour(50, 2.4900, -0.0010), LabColour(50, -2.4900, 0.0009), 7.1792),
    (LabColour(50, 2.4900, -0.0010), LabColour(50, -2.4900, 0.0010), 7.1792),
    (LabColour(50, 2.4900, -0.0010), LabColour(50, -2.4900, 0.0011), 7.2195),
    (LabColour(50, 2.4900, -0.0010), LabColour(50, -2.4900, 0.0012), 7.2195),
    (LabColour(50, -0.0010, 2.4900), LabColour(50, 0.0009, -2.4900), 4.8045),
    (LabColour(50, -0.0010, 2.4900), LabColour(50, 0.0010, -2.4900), 4.8045),
    (LabColour(50, -0.0010, 2.4900), LabColour(50, 0.0011, -2.4900), 4.7461),
    (LabColour(50, 2.5, 0), LabColour(50, 0, -2.5), 4.3065),
    (LabColour(50, 2.5, 0), LabColour(73, 25, -18), 27.1492),
    (LabColour(50, 2.5, 0), LabColour(61, -5, 29), 22.8977),
    (LabColour(50, 2.5, 0), LabColour(56, -27, -3), 31.9030),
    (LabColour(50, 2.5, 0), LabColour(58, 24, 15), 19.4535),
    (LabColour(50, 2.5, 0), LabColour(50, 3.1736, 0.5854), 1.0000),
    (LabColour(50, 2.5, 0), LabColour(50, 3.2972, 0), 1.0000),
    (LabColour(50, 2.5, 0), LabColour(50, 1.8634, 0.5757), 1.0000),
    (LabColour(50, 2.5, 0), LabColour(50, 3.2592, 0.3350), 1.0000),
    (LabColour(60.2574, -34.0099, 36.2677), LabColour(60.4626, -34.1751, 39.4387), 1.2644),
    (LabColour(63.0109, -31.0961, -5.8663), LabColour(62.8187, -29.7946, -4.0864), 1.2630),
    (LabColour(61.2901, 3.7196, -5.3901), LabColour(61.4292, 2.2480, -4.9620), 1.8731),
    (LabColour(35.0831, -44.1164, 3.7933), LabColour(35.0232, -40.0716, 1.5901), 1.8645),
    (LabColour(22.7233, 20.0904, -46.6940), LabColour(23.0331, 14.9730, -42.5619), 2.0373),
    (LabColour(36.4612, 47.8580, 18.3852), LabColour(36.2715, 50.5065, 21.2231), 1.4146),
    (LabColour(90.8027, -2.0831, 1.4410), LabColour(91.1528, -1.6435, 0.0447), 1.4441),
    (LabColour(90.9257, -0.5406, -0.9208), LabColour(88.6381, -0.8985, -0.7239), 1.5381),
    (LabColour(6.7747, -0.2908, -2.4247), LabColour(5.8714, -0.0985, -2.2286), 0.6377),
    (LabColour(2.0776, 0.0795, -1.1350), LabColour(0.9033, -0.0636, -0.5514), 0.9082),
  ]

  @Test("CIEDE2000 is that of the published pairs, whichever colour comes first", arguments: pairs)
  func difference(pair: (one: LabColour, two: LabColour, difference: Double)) {
    #expect(abs(pair.one.difference2000(from: pair.two) - pair.difference) < 5e-5)
    #expect(abs(pair.two.difference2000(from: pair.one) - pair.difference) < 5e-5)
  }

  /// Patches of the ColorChecker from November 2014 and their published sRGB.
  static let patches: [(LabColour, SIMD3<Int>)] = [
    (LabColour(37.54, 14.37, 14.92), SIMD3(116, 79, 65)),
    (LabColour(64.66, 19.27, 17.5), SIMD3(197, 144, 127)),
    (LabColour(39.43, 10.75, -45.17), SIMD3(69, 90, 167)),
    (LabColour(95.19, -1.03, 2.93), SIMD3(241, 242, 235)),
    (LabColour(50.76, -0.13, 0.14), SIMD3(121, 121, 121)),
    (LabColour(20.64, 0.07, -0.46), SIMD3(50, 50, 50)),
  ]

  @Test("Lab under D50 becomes the published sRGB by Bradford's adaptation", arguments: patches)
  func sRGB(patch: (lab: LabColour, bytes: SIMD3<Int>)) {
    let linear = patch.lab.linearColour
    for channel in 0..<3 {
      let value = 255 * SRGBTransfer.encoded(linear[channel])
      #expect(abs(value - Double(patch.bytes[channel])) < 0.75)
    }
  }

  @Test("Lab, XYZ and linear sRGB go there and back")
  func roundTrip() {
    for colour in [LinearColour(0.2, 0.5, 0.8), LinearColour(0.001, 0.002, 0.0005)] {
      let back = LabColour(colour).linearColour
      #expect((back - colour).max() < 1e-9 && (colour - back).max() < 1e-9)
    }
    let white = LabColour(LinearColour(1, 1, 1))
    #expect(abs(white.lightness - 100) < 0.01 && white.chroma < 0.02)
  }

  @Test("A projective map moves by its derivative")
  func derivative() {
    let map = ProjectiveTransform(
      a: 30, b: 4, tx: 100, c: -3, d: 28, ty: 80, gx: 0.02, gy: -0.01)
    let at = Point(2.5, 1.5)
    let step = 1e-6
    let (x, y) = map.derivative(at: at)
    for (slope, moved) in [(x, Point(step, 0)), (y, Point(0, step))] {
      let seen = (map.apply(at + moved) - map.apply(at)) / step
      #expect(abs(seen.x - slope.x) < 1e-3 && abs(seen.y - slope.y) < 1e-3)
    }
  }
}
