private import CVips
private import Glibc
public import Raster

/// Writing a picture that the program holds failed, in practice for lack of memory.
public struct EncodeFailure: Error, Hashable, Sendable {
  /// What was tried.
  public let operation: String
}

extension PixelImage {
  /// A PNG file without metadata; 16-bit pictures stay 16-bit.
  ///
  /// - Parameter compression: 0 (fast) … 9 (small), as in zlib.
  public func pngBytes(compression: Int = 3) throws(EncodeFailure) -> [UInt8] {
    try bytes("PNG") { aglae_encode_png(&$0, Int32(compression), &$1, &$2) }
  }

  /// A JPEG file without metadata, 8 bits a sample.
  ///
  /// - Parameters:
  ///   - quality: 1 … 100.
  ///   - withProfile: embeds an sRGB profile.
  public func jpegBytes(
    quality: Int = 90, withProfile: Bool = false
  ) throws(EncodeFailure) -> [UInt8] {
    try bytes("JPEG") {
      aglae_encode_jpeg(&$0, Int32(quality), withProfile ? 1 : 0, &$1, &$2)
    }
  }

  /// The picture area-averaged so that its longer side is `longestSide`, or itself when smaller.
  public func reduced(toFit longestSide: Int) throws(EncodeFailure) -> PixelImage {
    guard max(width, height) > longestSide, longestSide > 0 else { return self }
    return try resized(longestSide)
  }

  /// The picture enlarged so that its longer side is `longestSide`, or itself when larger.
  public func enlarged(toFill longestSide: Int) throws(EncodeFailure) -> PixelImage {
    guard max(width, height) < longestSide else { return self }
    return try resized(longestSide)
  }

  private func resized(_ longestSide: Int) throws(EncodeFailure) -> PixelImage {
    let longest = max(width, height)
    let newWidth = max(1, (width * longestSide + longest / 2) / longest)
    let newHeight = max(1, (height * longestSide + longest / 2) / longest)
    let samples = try bytes("change of size") {
      aglae_reduce(&$0, UInt32(newWidth), UInt32(newHeight), &$1, &$2)
    }
    return PixelImage(
      width: newWidth, height: newHeight, depth: depth, storage: PixelStorage(copying: samples))
  }

  /// The picture at 8 bits with `svg`, stretched to its width, drawn over it.
  ///
  /// `svg` is the program's own drawing, never text from outside: it is parsed in this process.
  public func drawing(svg: String) throws(EncodeFailure) -> PixelImage {
    let text = svg.utf8CString
    let samples = try bytes("drawing") { pixels, samples, count in
      text.withUnsafeBufferPointer {
        aglae_draw_svg(&pixels, $0.baseAddress, $0.count - 1, &samples, &count)
      }
    }
    return PixelImage(width: width, height: height, samples: samples)
  }

  private func bytes(
    _ operation: String,
    _ call: (inout aglae_pixels, inout UnsafeMutableRawPointer?, inout Int) -> Int32
  ) throws(EncodeFailure) -> [UInt8] {
    guard vipsIsReady else { throw EncodeFailure(operation: "start of libvips") }
    var result: UnsafeMutableRawPointer?
    var count = 0
    let failed = withUnsafeBytes { source in
      var pixels = aglae_pixels(
        samples: source.baseAddress, count: source.count, width: UInt32(width),
        height: UInt32(height), bytes_per_sample: UInt32(depth.bytesPerSample))
      return call(&pixels, &result, &count)
    }
    defer { aglae_free(result) }
    guard failed == 0, let result else { throw EncodeFailure(operation: operation) }
    return [UInt8](UnsafeRawBufferPointer(start: result, count: count))
  }
}

/// libvips starts once a process, when the first picture is written.
private let vipsIsReady = aglae_vips_start("aglae") == 0
