#if canImport(Glibc)
  import Glibc
#endif

/// A decoded upright picture: height × width × 3 samples, row-major, interleaved sRGB
/// (gamma-encoded, D65), without padding between rows.
///
/// Eight-bit files give `UInt8` samples, deeper files `UInt16` over their whole range.
public struct PixelImage: Sendable {
  public enum Depth: Int, Sendable {
    case eight = 1
    case sixteen = 2
    /// Bytes a sample takes.
    public var bytesPerSample: Int { rawValue }
  }

  public let width: Int
  public let height: Int
  public let depth: Depth
  private let storage: PixelStorage

  /// - Precondition: `storage` holds at least `width * height * 3 * depth.bytesPerSample` bytes.
  public init(width: Int, height: Int, depth: Depth, storage: PixelStorage) {
    precondition(
      storage.count >= width * height * 3 * depth.bytesPerSample, "storage smaller than picture")
    self.width = width
    self.height = height
    self.depth = depth
    self.storage = storage
  }

  /// A picture of `UInt8` samples, `height * width * 3` of them.
  public init(width: Int, height: Int, samples: [UInt8]) {
    self.init(width: width, height: height, depth: .eight, storage: PixelStorage(copying: samples))
  }

  /// Bytes a row takes.
  public var stride: Int { width * 3 * depth.bytesPerSample }

  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try body(UnsafeRawBufferPointer(rebasing: storage.bytes[0..<(stride * height)]))
  }
}

extension PixelImage {
  /// Linear light of one pixel. For single pixels; loops use the samples themselves.
  ///
  /// - Precondition: the pixel lies in the picture.
  public func linearColour(x: Int, y: Int) -> LinearColour {
    precondition(x >= 0 && y >= 0 && x < width && y < height, "pixel outside picture")
    let at = (y * width + x) * 3
    return withUnsafeBytes { bytes in
      switch depth {
      case .eight:
        SRGBTransfer.linear(SIMD3(bytes[at], bytes[at + 1], bytes[at + 2]))
      case .sixteen:
        LinearColour(
          (0..<3).reduce(into: LinearColour.zero) { colour, channel in
            let word = bytes.loadUnaligned(fromByteOffset: 2 * (at + channel), as: UInt16.self)
            colour[channel] = Double(SRGBTransfer.ofWords[Int(word)])
          })
      }
    }
  }
}

/// Bytes of a picture that never change once made: an anonymous or shared memory mapping.
///
/// `@unchecked Sendable` is sound: the mapping is written before `init` returns, only read
/// afterwards, and unmapped when the last reference goes.
public final class PixelStorage: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let length: Int

  public var count: Int { bytes.count }

  /// Takes over a mapping made with `mmap` and unmaps it at the end.
  public init(mapping: UnsafeMutableRawPointer, count: Int, mappedLength: Int) {
    bytes = UnsafeRawBufferPointer(start: mapping, count: count)
    length = mappedLength
  }

  /// Copies `samples` into memory of its own.
  public convenience init(copying samples: [UInt8]) {
    let length = max(samples.count, 1)
    let memory = mmap(
      nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { preconditionFailure("out of memory") }
    samples.withUnsafeBytes { source in
      if let base = source.baseAddress { memory.copyMemory(from: base, byteCount: source.count) }
    }
    self.init(mapping: memory, count: samples.count, mappedLength: length)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), length) }
}
