private import EngineTesting
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
  /// Numbers of the files that no worker answered for.
  private let unusual = Mutex<[(index: Int, outcome: String)]>([])

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
          let (outcome, isUsual) = pushThrough(mutatedFile(index, of: files, seed: seed))
          tally.withLock { $0[outcome, default: 0] += 1 }
          if !isUsual { unusual.withLock { $0.append((index, outcome)) } }
        }
      }
    }
    for thread in threads { pthread_join(thread, nil) }
    return tally.withLock { $0 }
  }

  /// The files that no worker answered for, to be looked at one by one.
  var unanswered: [String] { unusual.withLock { $0.map { "file \($0.index): \($0.outcome)" } } }

  /// What becomes of file number `index`, as in a campaign of the same seed.
  func outcome(of index: Int) -> String {
    pushThrough(mutatedFile(index, of: files, seed: seed)).outcome
  }

  private func pushThrough(_ bytes: [UInt8]) -> (outcome: String, isUsual: Bool) {
    do {
      let (outcome, end) = try bytes.withUnsafeBytes { try service.decodeReportingEnd($0) }
      switch (outcome, end) {
      case (.decoded(let photograph), _):
        // Reading every sample proves that the mapping is whole.
        let sum = photograph.image.withUnsafeBytes { $0.reduce(0) { $0 &+ Int($1) } }
        return (sum < 0 ? "negative sum" : "decoded", true)
      case (.refused(let refusal), .notStarted):
        return ("refused by its first bytes: \(refusal.code.rawValue)", true)
      case (.refused(let refusal), .answered):
        return ("refused: \(refusal.code.rawValue)", true)
      case (_, .killedAtWallLimit): return ("worker killed at the time limit", false)
      case (_, .signalled(let signal)): return ("worker ended by signal \(signal)", false)
      case (_, .exited(let status)): return ("worker exited with \(status)", false)
      }
    } catch {
      return ("FAILURE: \(error)", false)
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
