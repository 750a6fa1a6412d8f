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

  @Test("An enlarged picture keeps proportions and colours")
  func enlarged() throws {
    let large = try picture.enlarged(toFill: 120)
    #expect((large.width, large.height) == (120, 80))
    #expect(large.isClose(picture.pixel(30, 20), at: 61, 41, within: 6))
    #expect(try picture.enlarged(toFill: 50).width == 60)
  }

  @Test("A picture of 16 bits keeps them at another size", arguments: [30, 55, 120, 121])
  func deep(side: Int) throws {
    let bytes = [UInt16](repeating: 40_000, count: 60 * 40 * 3).withUnsafeBytes { Array($0) }
    let deep = PixelImage(
      width: 60, height: 40, depth: .sixteen, storage: PixelStorage(copying: bytes))
    let changed = try side < 60 ? deep.reduced(toFit: side) : deep.enlarged(toFill: side)
    #expect(changed.depth == deep.depth && changed.width == side)
    let samples = changed.withUnsafeBytes { Array($0.bindMemory(to: UInt16.self)) }
    // libvips weighs integer samples in steps of 1/4096: seven weights, each half a step off, on
    // two axes change a flat picture by at most 0.18 %.
    #expect(samples.allSatisfy { abs(Int($0) - 40_000) <= 72 })
    #expect(try !changed.pngBytes().isEmpty && !changed.jpegBytes().isEmpty)
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
