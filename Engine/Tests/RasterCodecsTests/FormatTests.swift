import Raster
import RasterCodecs
import Testing

@Suite("Every format becomes upright sRGB pixels")
struct FormatTests {
  let service: DecodeService

  init() throws { service = try DecodeService() }

  @Test(
    "A lossless file gives its exact pixels",
    arguments: [
      ("rgb.png", FileFormat.png), ("interlaced.png", .png), ("srgb-profile.png", .png),
      ("broken-profile.png", .png), ("rgb.webp", .webp), ("orientation-1.tiff", .tiff),
    ])
  func exact(name: String, format: FileFormat) throws {
    let photograph = try #require(try service.decode(fixture(name)).photograph)
    let image = photograph.image
    #expect(photograph.format == format)
    #expect((image.width, image.height, image.depth) == (24, 16, .eight))
    for y in 0..<16 {
      for x in 0..<24 { #expect(image.pixel(x, y) == markedGradient(x, y)) }
    }
  }

  // Chroma is subsampled in AVIF and HEIC; the marks' centres lie away from the edges.
  @Test(
    "A lossy file gives its marks in place",
    arguments: [
      ("rgb.avif", 1, FileFormat.avif), ("rgb.heic", 1, .heic), ("rgb.jpg", 4, .jpeg),
      ("progressive.jpg", 4, .jpeg),
    ])
  func lossy(name: String, enlargement: Int, format: FileFormat) throws {
    let photograph = try #require(try service.decode(fixture(name)).photograph)
    #expect(photograph.format == format)
    #expect(photograph.image.width == 24 * enlargement)
    let marks = [(1, 1), (22, 1), (1, 14), (22, 14), (12, 8)]
    for (x, y) in marks {
      #expect(
        photograph.image.isClose(
          markedGradient(x, y), at: x * enlargement + enlargement / 2,
          y * enlargement + enlargement / 2, within: 12),
        "\(name) at \(x), \(y): \(photograph.image.pixel(x * enlargement, y * enlargement))")
    }
  }

  @Test("EXIF orientation is undone to the pixel", arguments: 1...8)
  func orientation(_ value: Int) throws {
    let image = try #require(
      try service.decode(fixture("orientation-\(value).tiff")).photograph
    ).image
    #expect((image.width, image.height) == (value < 5 ? (24, 16) : (16, 24)))
    for y in 0..<16 {
      for x in 0..<24 {
        // Where EXIF 2.32 (tag 274) puts stored row y, column x.
        let (u, v) =
          switch value {
          case 1: (x, y)
          case 2: (23 - x, y)
          case 3: (23 - x, 15 - y)
          case 4: (x, 15 - y)
          case 5: (y, x)
          case 6: (15 - y, x)
          case 7: (15 - y, 23 - x)
          default: (y, 23 - x)
          }
        #expect(image.pixel(u, v) == markedGradient(x, y))
      }
    }
  }

  @Test("Camera notes are read and the orientation of EXIF holds in JPEG and WebP")
  func camera() throws {
    for name in ["orientation-6.jpg", "orientation-6.webp"] {
      let photograph = try #require(try service.decode(fixture(name)).photograph)
      #expect(
        photograph.camera
          == CameraNotes(
            make: "Maker", model: "Model (X)", focalLengthInMillimetres: 4.71,
            focalLengthIn35mmFilm: 26, exposureInSeconds: 1.0 / 120), "\(name)")
      let image = photograph.image
      #expect(image.isClose([255, 0, 0], at: image.width - 2, 1, within: 12))
      #expect(image.isClose([0, 0, 255], at: 1, 1, within: 12))
    }
  }

  @Test("Sixteen-bit samples stay sixteen-bit", arguments: ["rgb16.png", "rgb16.tiff"])
  func sixteen(name: String) throws {
    let image = try #require(try service.decode(fixture(name)).photograph).image
    #expect(image.depth == .sixteen)
    for y in 0..<16 {
      for x in 0..<24 {
        #expect(image.pixel(x, y) == [x * 2731, y * 4099, x * 1000 + y * 777 + 3])
      }
    }
  }

  @Test("Ten-bit HEIC spans the whole sixteen-bit range")
  func tenBit() throws {
    let image = try #require(try service.decode(fixture("deep.heic")).photograph).image
    #expect(image.depth == .sixteen)
    // Lossy: 2 % of the range.
    #expect(image.isClose([0, 0, 3], at: 0, 0, within: 1400))
    #expect(image.isClose([12 * 2731, 8 * 4099, 18219], at: 12, 8, within: 1400))
  }

  @Test("Sixteen-bit grey becomes three equal samples")
  func grey() throws {
    let deep = try #require(try service.decode(fixture("grey16.png")).photograph).image
    #expect(deep.pixel(5, 7) == Array(repeating: (7 * 24 + 5) * 170 + 7, count: 3))
    for name in ["grey.png", "grey.jpg", "bilevel.tiff"] {
      let image = try #require(try service.decode(fixture(name)).photograph).image
      let pixel = image.pixel(12, 8)
      #expect(pixel[0] == pixel[1] && pixel[1] == pixel[2], "\(name)")
    }
  }

  @Test("Alpha is flattened on mid-grey")
  func alpha() throws {
    let image = try #require(try service.decode(fixture("alpha.png")).photograph).image
    #expect(image.pixel(12, 8) == [128, 128, 128])
    let half = markedGradient(13, 8).map { ($0 * 128 + 128 * 127 + 127) / 255 }
    #expect(image.isClose(half, at: 13, 8, within: 1))
    #expect(image.pixel(11, 8) == markedGradient(11, 8))
  }

  @Test("A palette is expanded")
  func palette() throws {
    let image = try #require(try service.decode(fixture("palette.png")).photograph).image
    // Sixteen colours for the whole gradient: a coarse match.
    #expect(image.isClose(markedGradient(12, 8), at: 12, 8, within: 40))
  }

  // Expected values: Display P3 and Adobe RGB (1998) matrices to sRGB, in double precision.
  @Test(
    "Wide gamuts become sRGB",
    arguments: [
      ("p3.png", 12, 8, [124, 125, 86]), ("p3.png", 6, 12, [0, 171, 80]),
      ("p3.png", 22, 14, [255, 255, 255]), ("adobe.png", 12, 8, [125, 126, 88]),
      ("adobe.png", 6, 12, [0, 170, 84]), ("adobe.png", 22, 14, [255, 255, 255]),
    ])
  func wideGamut(name: String, x: Int, y: Int, expected: [Int]) throws {
    let image = try #require(try service.decode(fixture(name)).photograph).image
    #expect(
      image.isClose(expected, at: x, y, within: 1), "\(name) \(x), \(y): \(image.pixel(x, y))")
  }

  @Test("Sixteen-bit Display P3 is converted at sixteen bits")
  func deepWideGamut() throws {
    let image = try #require(try service.decode(fixture("p3-16.png")).photograph).image
    #expect(image.depth == .sixteen)
    let plain = try #require(try service.decode(fixture("rgb16.png")).photograph).image
    #expect(image.pixel(12, 8) != plain.pixel(12, 8))
    #expect(image.isClose(plain.pixel(12, 8), at: 12, 8, within: 6000))
  }

  @Test("CMYK becomes sRGB", arguments: [("cmyk.jpg", 4), ("cmyk.tiff", 1)])
  func cmyk(name: String, enlargement: Int) throws {
    let image = try #require(try service.decode(fixture(name)).photograph).image
    func centre(_ x: Int, _ y: Int) -> [Int] { image.pixel(x * enlargement, y * enlargement) }
    // Inks of an uncharacterised press: red stays the reddest, white the whitest.
    #expect(centre(2, 2)[0] > centre(2, 2)[1] + 80)
    #expect(centre(22, 2)[1] > centre(22, 2)[0] + 40)
    #expect(centre(2, 14)[2] > centre(2, 14)[0] + 40)
    #expect(centre(22, 14).allSatisfy { $0 > 240 })
  }
}
