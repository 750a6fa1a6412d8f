import Raster
import Testing

@Suite("Crops for networks")
struct SamplingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let picture: (width: Int, height: Int)
    let rectangle: TurnedRectangle
    let size: Int
    let border: PixelImage.Border
    /// FNV-1a of the crop's bytes as OpenCV 4.11 makes it; printed by crop_sums.py.
    let sum: UInt64

    init(
      _ width: Int, _ height: Int, _ centre: SIMD2<Float>, side: Float, turned: Float, size: Int,
      _ border: PixelImage.Border, sum: UInt64
    ) {
      picture = (width, height)
      rectangle = TurnedRectangle(
        centre: centre, size: SIMD2(repeating: side), rotation: turned)
      self.size = size
      self.border = border
      self.sum = sum
    }

    var testDescription: String {
      "\(picture.width) × \(picture.height), turned by \(rectangle.rotation)"
    }
  }

  static let cases = [
    Case(
      474, 472, SIMD2(237, 236), side: 474, turned: 0, size: 128, .black,
      sum: 0x8119_d895_3fee_228e),
    Case(
      473, 472, SIMD2(236.5, 236), side: 473, turned: 0, size: 128, .black,
      sum: 0x4b5b_771f_7bcc_aba6),
    Case(
      320, 512, SIMD2(160, 256), side: 512, turned: 0, size: 192, .black,
      sum: 0x9c2f_3e47_3843_7221),
    Case(
      474, 474, SIMD2(223.25, 247.5), side: 254.03125, turned: -0.184, size: 192, .nearest,
      sum: 0x0411_cfa0_0558_b116),
    Case(
      300, 200, SIMD2(40.5, 30.25), side: 190.75, turned: 0.7, size: 192, .nearest,
      sum: 0xba4c_9bd6_400a_4f2d),
  ]

  @Test("A crop equals OpenCV's to the byte", arguments: cases)
  func equalsOpenCV(_ example: Case) {
    let image = painted(example.picture.width, example.picture.height)
    let crop = sampled(image, example.rectangle, size: example.size, border: example.border)
    let sum = crop.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    #expect(sum == example.sum)
  }

  @Test("A picture of 16 bits gives the crop of its 8-bit picture, within one step")
  func sixteenBits() {
    let image = painted(60, 50)
    let words = image.withUnsafeBytes { $0.map { UInt16($0) * 257 } }
    let deep = PixelImage(
      width: 60, height: 50, depth: .sixteen,
      storage: PixelStorage(copying: words.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }))
    let rectangle = TurnedRectangle(centre: SIMD2(20, 30), size: SIMD2(45, 45), rotation: 0.3)
    let eight = sampled(image, rectangle, size: 32, border: .nearest)
    let sixteen = sampled(deep, rectangle, size: 32, border: .nearest)
    for (a, b) in zip(eight, sixteen) { #expect(abs(a - b) <= 1) }
  }

  @Test("A rectangle without area is filled with the offset")
  func noArea() {
    let rectangle = TurnedRectangle(centre: SIMD2(5, 5), size: .zero)
    #expect(
      sampled(painted(10, 10), rectangle, size: 4, border: .black).allSatisfy { $0 == 0 })
  }

  @Test("Rectangles far outside and of any size stay within the picture's memory")
  func farOutside() {
    let image = painted(7, 3)
    for centre in [Float(-1e9), -50, 3, 1e9] {
      for side in [Float(1e-3), 5, 1e8] {
        let rectangle = TurnedRectangle(
          centre: SIMD2(centre, -centre), size: SIMD2(repeating: side), rotation: 1)
        let crop = sampled(image, rectangle, size: 16, border: .nearest)
        #expect(crop.allSatisfy { (0...255).contains($0) })
      }
    }
  }

  private func painted(_ width: Int, _ height: Int) -> PixelImage {
    var samples: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let value = x * x * 7 + y * 13 + x * y
        for channel in 0..<3 { samples.append(UInt8((value + channel * 85) % 256)) }
      }
    }
    return PixelImage(width: width, height: height, samples: samples)
  }

  private func sampled(
    _ image: PixelImage, _ rectangle: TurnedRectangle, size: Int, border: PixelImage.Border
  ) -> [Int] {
    var crop = [Float](repeating: -1, count: size * size * 3)
    crop.withUnsafeMutableBufferPointer {
      image.sample(
        rectangle, width: size, height: size, into: $0, scale: 255, offset: 0, border: border)
    }
    return crop.map { Int($0.rounded()) }
  }
}
