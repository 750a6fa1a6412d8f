internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Synchronization

/// Small durable writes by many clients, each waiting for its answer before its next.
enum SpeedBenchmark {
  static func run(_ engine: EngineKind, clients: Int, seconds: Int) async throws -> Bool {
    let server = engine == .postgresql ? try await PostgreSQLServer(isDurable: true) : nil
    let location = try await server?.makeDatabase() ?? makeFolder() + "/clinic.sqlite"
    let database = try ClinicDatabase.open(DatabaseLocation(location, data: ""))
    try await database.migrate()
    let clinic = try await Pair.makeClinic(in: database)
    _ = try await measure(database, clinic, clients, for: .seconds(1))
    let flush = try Self.flushTime()
    let (times, span) = try await measure(database, clinic, clients, for: .seconds(seconds))
    let sorted = times.sorted()
    func milliseconds(_ share: Double) -> String {
      let place = min(sorted.count - 1, Int(Double(sorted.count) * share))
      return String(format: "%.1f", sorted[place] / .milliseconds(1))
    }
    let rate = Double(sorted.count) / (span / .seconds(1))
    let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.prefix(4) ?? "?"
    print("| engine | clients | writes/s | median | p95 | p99 | one fsync | load | cores |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    print(
      "| \(engine.rawValue) | \(clients) | \(Int(rate)) | \(milliseconds(0.5)) ms | "
        + "\(milliseconds(0.95)) ms | \(milliseconds(0.99)) ms | "
        + String(format: "%.1f ms", flush / .milliseconds(1))
        + " | \(load) | \(ProcessInfo.processInfo.activeProcessorCount) |")
    return rate >= 1000
  }

  private static func measure(
    _ database: ClinicDatabase, _ clinic: ClinicID, _ clients: Int, for span: Duration
  ) async throws -> ([Duration], Duration) {
    let clock = ContinuousClock()
    let start = clock.now
    let times = try await withThrowingTaskGroup { group in
      for _ in 0..<clients {
        group.addTask {
          var times: [Duration] = []
          while clock.now - start < span {
            times.append(try await clock.measure { try await add(clinic, in: database) })
          }
          return times
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return (times, clock.now - start)
  }

  private static func add(_ clinic: ClinicID, in database: ClinicDatabase) async throws {
    let id = SiteID(at: Instant(microseconds: 0))
    try await database.write(.clinic(clinic)) { transaction in
      try transaction.execute("INSERT INTO site VALUES (\(clinic), \(id), 'S', 0)")
    }
  }

  /// What the disk under the temporary folder takes to synchronise 4 kB: the median of 50.
  private static func flushTime() throws -> Duration {
    let file = open(try makeFolder() + "/flush", O_CREAT | O_WRONLY, 0o600)
    defer { close(file) }
    let page = [UInt8](repeating: 1, count: 4096)
    let times = (0..<50).map { _ in
      ContinuousClock().measure { if write(file, page, page.count) > 0 { fdatasync(file) } }
    }
    return times.sorted()[25]
  }
}
