import Raster
import RasterCodecs
import Testing

@Suite("The program's own pictures are written")
struct EncodingTests {
  /// 60 × 40, red to the right, green downwards.
  private let picture = PixelImage(
    width: 60, height: 40,
    samples: (0..<2400).flatMap { (index: Int) -> [UInt8] in
      [UInt8(index % 60 * 4), UInt8(index / 60 * 6), 128]
    })

  @Test("A PNG read back is the same picture")
  func png() throws {
    let outcome = try DecodeService().decode(picture.pngBytes())
    let back = try #require(outcome.photograph).image
    #expect(back.withUnsafeBytes { Array($0) } == picture.withUnsafeBytes { Array($0) })
  }

  @Test("A JPEG read back is close, with and without profile", arguments: [true, false])
  func jpeg(profile: Bool) throws {
    let bytes = try picture.jpegBytes(quality: 95, withProfile: profile)
    let outcome = try DecodeService().decode(bytes)
    let back = try #require(outcome.photograph).image
    #expect(back.isClose(picture.pixel(30, 20), at: 30, 20, within: 6))
  }

  @Test("A reduced picture keeps proportions and colours")
  func reduced() throws {
    let small = try picture.reduced(toFit: 30)
    #expect((small.width, small.height) == (30, 20))
    #expect(small.isClose([122, 123, 128], at: 15, 10, within: 4))
    #expect(try picture.reduced(toFit: 100).width == 60)
  }

  @Test("A drawing covers what it draws and nothing else")
  func drawing() throws {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40">
      <rect x="10" y="10" width="20" height="20" fill="#ff0000"/></svg>
      """
    let drawn = try picture.drawing(svg: svg)
    #expect(drawn.pixel(20, 20) == [255, 0, 0])
    #expect(drawn.pixel(50, 35) == picture.pixel(50, 35))
    #expect(throws: EncodeFailure.self) { try picture.drawing(svg: "no drawing") }
  }
}
