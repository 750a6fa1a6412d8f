private import CVips
private import Glibc
internal import Raster
private import Synchronization
internal import Vocabulary

/// Reads image files through confined processes. Any number of threads may call it at once.
///
/// Each file is decoded by a process of its own that cannot open files, reach the network or
/// outlive its limits. The bytes are handed over and the pixels handed back in sealed anonymous
/// memory; nothing is written to disk.
public final class DecodeService: Sendable {
  private let helper: String
  private let limits: DecodeLimits
  private let template: Mutex<Template?>
  private let working = Mutex<Set<pid_t>>([])

  /// Starts the helper ahead of the first picture.
  ///
  /// - Parameter helper: path of `aglae-decode`; located when nil.
  public init(
    helper: String? = nil, limits: DecodeLimits = DecodeLimits()
  ) throws(DecodeFailure) {
    let path = if let helper { helper } else { try HelperExecutable.locate() }
    self.helper = path
    self.limits = limits
    template = Mutex(try Template(path: path, limits: limits))
  }

  /// Ends the processes that are decoding now, as before the program ends itself.
  public func endWork() {
    working.withLock { for pid in $0 { kill(pid, SIGKILL) } }
  }

  /// Decodes the bytes of one file. A file that cannot be used is a refusal, not an error.
  public func decode(_ bytes: [UInt8]) throws(DecodeFailure) -> DecodeOutcome {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(DecodeFailure) in try decode(bytes) }
    }
    return try result.get()
  }

  /// Decodes the bytes of one file. A file that cannot be used is a refusal, not an error.
  public func decode(_ bytes: UnsafeRawBufferPointer) throws(DecodeFailure) -> DecodeOutcome {
    try decodeReportingEnd(bytes).outcome
  }

  package func decodeReportingEnd(
    _ bytes: UnsafeRawBufferPointer
  ) throws(DecodeFailure) -> (outcome: DecodeOutcome, end: WorkerEnd) {
    switch FileSignature(bytes) {
    case .unknown: (.refused(.undecodable), .notStarted)
    case .animated: (.refused(.animated), .notStarted)
    case .blocked(let name): (.refused(.blocked(name)), .notStarted)
    case .readable(let format): try decode(bytes, as: format)
    }
  }

  private func decode(
    _ bytes: UnsafeRawBufferPointer, as format: FileFormat
  ) throws(DecodeFailure) -> (outcome: DecodeOutcome, end: WorkerEnd) {
    let input = try AnonymousMemory("aglae-file")
    let output = try AnonymousMemory("aglae-pixels")
    try input.fill(bytes)
    let worker = try startWorker(input: input.descriptor, output: output.descriptor)
    let request = aglae_request(
      magic: UInt32(AGLAE_REQUEST_MAGIC), format: format.code,
      max_pixels: UInt64(limits.pixels))
    let pid = worker.pid
    working.withLock { _ = $0.insert(pid) }
    let (response, end) = worker.serve(request, withinMilliseconds: limits.wallMilliseconds) {
      working.withLock { _ = $0.remove(pid) }
    }
    guard end == .answered else { return (.refused(.tooCostly), end) }
    guard response.magic == UInt32(AGLAE_RESPONSE_MAGIC) else { throw .broken() }
    switch aglae_status(response.status) {
    case AGLAE_DECODED:
      let image = try output.image(response, limits: limits)
      let photograph = DecodedPhotograph(
        image: image, format: format, camera: CameraNotes(response))
      return (.decoded(photograph), end)
    case AGLAE_TOO_MANY_PIXELS:
      let pixels = Int(response.width) * Int(response.height)
      return (.refused(.tooManyPixels(pixels, limit: limits.pixels)), end)
    case AGLAE_ANIMATED: return (.refused(.animated), end)
    default: return (.refused(.undecodable), end)
    }
  }

  /// Asks the template, and once more a fresh one should it have ended meanwhile.
  private func startWorker(input: Int32, output: Int32) throws(DecodeFailure) -> Worker {
    let pids = template.withLock { current in
      var answer = worker(of: &current, input, output)
      if case .failure(let failure) = answer, failure.systemError == EPIPE {
        current = nil
        answer = worker(of: &current, input, output)
      }
      if case .failure = answer { current = nil }
      return answer
    }
    return Worker(try pids.get())
  }

  private func worker(
    of template: inout Template?, _ input: Int32, _ output: Int32
  ) -> Result<Worker.Handle, DecodeFailure> {
    Result { () throws(DecodeFailure) in
      let running = if let template { template } else { try Template(path: helper, limits: limits) }
      template = running
      return try running.startWorker(
        input: input, output: output, timeoutInMilliseconds: limits.startMilliseconds)
    }
  }
}

extension DecodeFailure {
  fileprivate static func broken(systemError: Int32 = 0) -> DecodeFailure {
    DecodeFailure(
      .boundaryBroken,
      "The process that decodes answered against the rules, so its pixels were not taken. "
        + "Keep the file for examination.", systemError: systemError)
  }
}

extension FileFormat {
  fileprivate var code: UInt32 {
    switch self {
    case .jpeg: AGLAE_JPEG.rawValue
    case .png: AGLAE_PNG.rawValue
    case .webp: AGLAE_WEBP.rawValue
    case .heic, .avif: AGLAE_HEIF.rawValue
    case .tiff: AGLAE_TIFF.rawValue
    }
  }
}

extension CameraNotes {
  fileprivate init(_ response: aglae_response) {
    self.init(
      make: text(response.make), model: text(response.model),
      focalLengthInMillimetres: positive(response.focal_length_in_millimetres),
      focalLengthIn35mmFilm: positive(response.focal_length_in_35mm_film),
      exposureInSeconds: positive(response.exposure_in_seconds))
  }
}

private func positive(_ value: Double) -> Double? {
  value.isFinite && value > 0 ? value : nil
}

/// The text of a C array, up to its NUL or its end.
private func text<CharacterArray>(_ characters: CharacterArray) -> String? {
  let text = withUnsafeBytes(of: characters) {
    String(decoding: $0.prefix(while: { $0 != 0 }), as: UTF8.self)
  }
  return text.isEmpty ? nil : text
}

/// Memory without a name that a worker shares, closed at the end.
private struct AnonymousMemory: ~Copyable {
  let descriptor: Int32

  init(_ name: String) throws(DecodeFailure) {
    descriptor = aglae_memory_create(name)
    if descriptor < 0 { throw .noMemory(errno) }
  }

  deinit { close(descriptor) }

  borrowing func fill(_ bytes: UnsafeRawBufferPointer) throws(DecodeFailure) {
    let error = aglae_memory_fill(descriptor, bytes.baseAddress, bytes.count)
    if error != 0 { throw .noMemory(error) }
  }

  /// Takes the pixels over. The seals come first: from then on nobody can write or shrink them.
  borrowing func image(
    _ response: aglae_response, limits: DecodeLimits
  ) throws(DecodeFailure) -> PixelImage {
    let width = Int(response.width)
    let height = Int(response.height)
    guard let depth = PixelImage.Depth(rawValue: Int(response.bytes_per_sample)),
      width > 0, height > 0, width * height <= limits.pixels
    else { throw .broken() }
    let count = width * height * 3 * depth.bytesPerSample
    let sealError = aglae_memory_seal(descriptor)
    var status = stat()
    guard sealError == 0, fstat(descriptor, &status) == 0, status.st_size == count else {
      throw .broken(systemError: sealError)
    }
    let mapping = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0)
    guard let mapping, mapping != MAP_FAILED else { throw .noMemory(errno) }
    return PixelImage(
      width: width, height: height, depth: depth,
      storage: PixelStorage(mapping: mapping, count: count, mappedLength: count))
  }
}

extension DecodeFailure {
  fileprivate static func noMemory(_ error: Int32) -> DecodeFailure {
    DecodeFailure(
      .outOfMemory, "No memory or no file descriptor is left for a picture. Retry later.",
      systemError: error)
  }
}
