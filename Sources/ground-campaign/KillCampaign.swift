internal import Access
internal import ClinicTesting
internal import Database
internal import Foundation

/// kill -9 during writes: of the writing program and, every second time, of PostgreSQL's server.
///
/// It shows that nothing is acknowledged early and nothing is written by halves. It does not show
/// what a power cut does: the system's cache survives. That is for the other campaigns.
enum KillCampaign {
  /// Kills of one practice; a new one then, so that it is checked whole in little time.
  private static let killsOfPractice = 25

  static func run(_ engine: EngineKind, _ times: Int) async throws -> Bool {
    let server = engine == .postgresql ? try await PostgreSQLServer(isDurable: true) : nil
    var sum = Verdict.none
    for first in stride(from: 0, to: times, by: killsOfPractice) {
      let kills = first..<min(first + killsOfPractice, times)
      sum += try await killed(kills, server)
    }
    sum.print("kill -9, \(engine.rawValue)")
    return sum.isClean
  }

  /// Kills the writers of one practice again and again; asks each time for everything acknowledged
  /// since its beginning.
  private static func killed(
    _ times: Range<Int>, _ server: PostgreSQLServer?
  ) async throws -> Verdict {
    let folder = try makeFolder()
    let location = try await server?.makeDatabase() ?? folder + "/data/clinic.sqlite"
    let session = try await GroundPractice.make(DatabaseLocation(location, data: ""), in: folder)
    var sum = Verdict.none
    var acknowledged: Set<Acknowledgement> = []
    for time in times {
      let writer = try WriterProcess(
        [location, folder, session.text, "\(time * 1_000_000)", "8"])
      writer.waitForFirst()
      usleep(UInt32.random(in: 0...60_000))
      if let server, time % 2 == 1 {
        try server.kill()
        writer.end()
        try server.start()
      } else {
        writer.end()
      }
      acknowledged.formUnion(writer.acknowledged())
      let practice = try await GroundPractice(
        DatabaseLocation(location, data: ""), in: folder, session)
      sum += try await practice.inspect(acknowledged)
      try await practice.database.close()
    }
    try FileManager.default.removeItem(atPath: folder)
    return sum
  }
}

/// A writer in a process of its own.
final class WriterProcess {
  private let process = Process()
  private let output: Int32
  private var said: [UInt8] = []

  init(_ arguments: [String]) throws {
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["write"] + arguments
    process.standardOutput = pipe
    try process.run()
    output = dup(pipe.fileHandleForReading.fileDescriptor)
    try pipe.fileHandleForWriting.close()
  }

  deinit { close(output) }

  func waitForFirst() { readMore() }

  func end() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// What it said until its end; a line that the end cut short does not count.
  func acknowledged() -> [Acknowledgement] {
    while readMore() {}
    return String(decoding: said, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .compactMap { Acknowledgement($0) }
  }

  @discardableResult
  private func readMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(output, &buffer, buffer.count)
    guard count > 0 else { return false }
    said += buffer[..<count]
    return true
  }
}
