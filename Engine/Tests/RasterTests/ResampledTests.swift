import Raster
import Testing

@Suite("Resampling")
struct ResampledTests {
  @Test("Making a picture smaller averages light, not encoded values")
  func meanOfLight() {
    // Columns alternate between black and white: half the light is 0.5.
    let samples: [UInt8] = (0..<(16 * 16)).flatMap { i -> [UInt8] in
      i % 2 == 0 ? [0, 0, 0] : [255, 255, 255]
    }
    let image = PixelImage(width: 16, height: 16, samples: samples)
    let small = image.resampled(
      width: 8, height: 8, toPicture: AffineTransform(a: 2, b: 0, tx: 0, c: 0, d: 2, ty: 0))
    for value in small.red.values + small.green.values + small.blue.values {
      #expect(abs(value - 0.5) < 1e-6)
    }
  }

  @Test("The identity returns each pixel's light", arguments: [PixelImage.Depth.eight, .sixteen])
  func identity(depth: PixelImage.Depth) {
    let image = gradient(depth: depth)
    let same = image.resampled(width: 9, height: 7, toPicture: .identity)
    for y in 0..<7 {
      for x in 0..<9 {
        #expect(abs(same.red[x, y] - SRGBTransfer.linear(Float(x * 20) / 255)) < 1e-4)
        #expect(abs(same.green[x, y] - SRGBTransfer.linear(Float(y * 20) / 255)) < 1e-4)
      }
    }
  }

  @Test("A quarter turn moves pixels to where the map says")
  func turned() {
    let image = gradient(depth: .eight)
    let map = AffineTransform(a: 0, b: 1, tx: 0, c: -1, d: 0, ty: 7)
    let turned = image.resampled(width: 7, height: 9, toPicture: map)
    for y in 0..<9 {
      for x in 0..<7 {
        #expect(abs(turned.red[x, y] - SRGBTransfer.linear(Float(y * 20) / 255)) < 1e-5)
        #expect(abs(turned.green[x, y] - SRGBTransfer.linear(Float((6 - x) * 20) / 255)) < 1e-5)
      }
    }
  }

  /// 9 × 7 pixels: red grows with x, green with y by 20/255 a pixel.
  private func gradient(depth: PixelImage.Depth) -> PixelImage {
    let samples = (0..<7).flatMap { y in (0..<9).flatMap { x in [x * 20, y * 20, 0] } }
    switch depth {
    case .eight:
      return PixelImage(width: 9, height: 7, samples: samples.map { UInt8($0) })
    case .sixteen:
      let bytes = samples.flatMap { value -> [UInt8] in
        withUnsafeBytes(of: UInt16(value * 257)) { Array($0) }
      }
      return PixelImage(
        width: 9, height: 7, depth: .sixteen, storage: PixelStorage(copying: bytes))
    }
  }
}
