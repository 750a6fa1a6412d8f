internal import Glibc
internal import Raster
internal import RasterCodecs
internal import Synchronization
internal import Vocabulary

/// Many damaged files through one `DecodeService`, and what became of them.
final class Campaign: Sendable {
  private let files: [[UInt8]]
  private let service: DecodeService
  private let seed: UInt64
  private let next = Atomic<Int>(0)
  private let tally = Mutex<[String: Int]>([:])

  init(files: [[UInt8]], seed: UInt64) throws {
    self.files = files
    self.seed = seed
    service = try DecodeService(
      limits: DecodeLimits(
        pixels: 4_000_000, memoryInBytes: 1 << 30, cpuSeconds: 5, wallMilliseconds: 5_000))
  }

  /// Counts by outcome. `workers` files are in work at once.
  func run(count: Int, workers: Int) -> [String: Int] {
    let threads = (0..<workers).map { _ in
      startThread { [self] in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if index >= count { return }
          let outcome = pushThrough(mutatedFile(index, of: files, seed: seed))
          tally.withLock { $0[outcome, default: 0] += 1 }
        }
      }
    }
    for thread in threads { pthread_join(thread, nil) }
    return tally.withLock { $0 }
  }

  private func pushThrough(_ bytes: [UInt8]) -> String {
    do {
      let (outcome, end) = try bytes.withUnsafeBytes { try service.decodeReportingEnd($0) }
      switch (outcome, end) {
      case (.decoded(let photograph), _):
        // Reading every sample proves that the mapping is whole.
        let sum = photograph.image.withUnsafeBytes { $0.reduce(0) { $0 &+ Int($1) } }
        return sum < 0 ? "negative sum" : "decoded"
      case (.refused(let refusal), .notStarted):
        return "refused by its first bytes: \(refusal.code.rawValue)"
      case (.refused(let refusal), .answered): return "refused: \(refusal.code.rawValue)"
      case (_, .killedAtWallLimit): return "worker killed at the time limit"
      case (_, .signalled(let signal)): return "worker ended by signal \(signal)"
      case (_, .exited(let status)): return "worker exited with \(status)"
      }
    } catch {
      return "FAILURE: \(error)"
    }
  }
}

/// A thread of its own: workers block, so they stay off the cooperative pool.
private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t {
  let box = Unmanaged.passRetained(Body(body))
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { argument in
      if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().body() }
      return nil
    }, box.toOpaque())
  return thread
}

private final class Body: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
