import Foundation
import Raster
import RasterCodecs
import Testing
import Vocabulary

@Suite("Files that are no usable photograph are refused")
struct RefusalTests {
  let service: DecodeService

  init() throws { service = try DecodeService() }

  @Test(
    "Animations and other formats are blocked whatever their name",
    arguments: [
      "animated.png", "animated.webp", "animated.avif", "animated.gif", "still.gif", "still.bmp",
      "drawing.svg", "page.pdf",
    ])
  func blocked(name: String) throws {
    let refusal = try #require(try service.decode(fixture(name)).refusal)
    #expect(refusal.code == .blockedFormat)
    #expect(refusal.message.en.contains("Export"))
    #expect(refusal.message.fr.contains("Exportez"))
  }

  @Test("Four hundred megapixels in 48 KB are refused by their header")
  func tooManyPixels() throws {
    let refusal = try #require(try service.decode(fixture("bomb.png")).refusal)
    #expect(refusal.code == .tooManyPixels)
    #expect(refusal.value == 400_000_000)
    #expect(refusal.limit == 120_000_000)
    #expect(refusal.unit == "px")
  }

  @Test("Nothing, two million bytes of noise and bare signatures are undecodable")
  func noise() throws {
    var state: UInt64 = 88_172_645_463_325_252
    let noise = (0..<2_000_000).map { _ -> UInt8 in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state)
    }
    let signatures: [[UInt8]] = [
      [0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [0x49, 0x49, 0x2a, 0],
      Array("RIFF\0\0\0\0WEBP".utf8), Array("\0\0\0\u{18}ftypheic".utf8),
    ]
    for bytes in [[], noise] + signatures + signatures.map({ $0 + noise }) {
      #expect(try service.decode(bytes).refusal?.code == .undecodable)
    }
  }

  @Test(
    "A file cut short is refused, never filled up with grey",
    arguments: [
      "rgb.jpg", "progressive.jpg", "cmyk.jpg", "interlaced.png", "rgb16.png", "rgb.heic",
      "rgb.avif", "rgb.webp", "orientation-1.tiff",
    ], [0.4, 0.7, 0.9])
  func truncated(name: String, part: Double) throws {
    let whole = try fixture(name)
    let cut = Array(whole.prefix(Int(Double(whole.count) * part)))
    #expect(try service.decode(cut).refusal?.code == .undecodable)
  }

  @Test("One pixel is a picture")
  func onePixel() throws {
    let image = try #require(try service.decode(fixture("one.png")).photograph).image
    #expect((image.width, image.height) == (1, 1))
    #expect(image.pixel(0, 0) == [255, 0, 0])
  }

  @Test("A file that keeps the worker busy is ended at the limit")
  func wallLimit() throws {
    let impatient = try DecodeService(
      limits: DecodeLimits(pixels: 500_000_000, wallMilliseconds: 100))
    // 400 megapixels take seconds to unpack.
    let refusal = try #require(try impatient.decode(fixture("bomb.png")).refusal)
    #expect(refusal.code == .undecodable)
    #expect(refusal.message.en.contains("too much time"))
  }

  @Test("A worker that runs out of memory is a refusal, and the next file is served")
  func memoryLimit() throws {
    let tight = try DecodeService(
      limits: DecodeLimits(pixels: 500_000_000, memoryInBytes: 700 << 20))
    #expect(try tight.decode(fixture("bomb.png")).refusal?.code == .undecodable)
    #expect(try tight.decode(fixture("rgb.png")).photograph != nil)
  }
}
