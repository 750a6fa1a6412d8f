/// What one picture may cost.
public struct DecodeLimits: Hashable, Sendable {
  /// Width times height, read from the header before anything is decoded.
  public var pixels: Int
  /// Address space of the process that decodes, in bytes.
  public var memoryInBytes: Int
  /// Processor time over all threads, in whole seconds.
  public var cpuSeconds: Int
  /// Time by the clock after which decoding is ended.
  public var wallMilliseconds: Int
  /// Time by the clock within which the helper must give a worker; the first waits for libvips.
  public var startMilliseconds: Int

  public init(
    pixels: Int = 120_000_000, memoryInBytes: Int = 4 << 30, cpuSeconds: Int = 30,
    wallMilliseconds: Int = 20_000, startMilliseconds: Int = 20_000
  ) {
    self.pixels = pixels
    self.memoryInBytes = memoryInBytes
    self.cpuSeconds = cpuSeconds
    self.wallMilliseconds = wallMilliseconds
    self.startMilliseconds = startMilliseconds
  }
}
