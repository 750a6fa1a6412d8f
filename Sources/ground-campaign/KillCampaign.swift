internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation

/// kill -9 during writes: of the writing program and, every second time, of PostgreSQL's server.
///
/// It shows that nothing is acknowledged early and nothing is written by halves. It does not show
/// what a power cut does: the system's cache survives. That is for the other campaigns.
enum KillCampaign {
  static func run(_ engine: EngineKind, _ times: Int) async throws -> Bool {
    let server = engine == .postgresql ? try await PostgreSQLServer(isDurable: true) : nil
    var sum = Verdict.none
    var place: (String, ClinicDatabase)?
    for time in 0..<times {
      // A new database from time to time, so that it is checked whole in little time.
      if time % 50 == 0 { place = try await make(server) }
      guard let (location, database) = place else { continue }
      let clinic = try await Pair.makeClinic(in: database)
      let writer = try WriterProcess(location, clinic)
      writer.waitForFirst()
      usleep(UInt32.random(in: 0...60_000))
      if let server, time % 2 == 1 {
        try server.kill()
        writer.end()
        try server.start()
      } else {
        writer.end()
      }
      sum += try await Pair.verify(writer.acknowledged(), of: clinic, in: database)
    }
    sum.print("kill -9, \(engine.rawValue)")
    return sum.isClean
  }

  private static func make(
    _ server: PostgreSQLServer?
  ) async throws -> (String, ClinicDatabase) {
    let location = try await server?.makeDatabase() ?? makeFolder() + "/clinic.sqlite"
    let database = try ClinicDatabase.open(DatabaseLocation(location, data: ""))
    try await database.migrate()
    return (location, database)
  }
}

/// A writer in a process of its own.
final class WriterProcess {
  private let process = Process()
  private let output: Int32
  private var said: [UInt8] = []

  init(_ location: String, _ clinic: ClinicID) throws {
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["write", location, clinic.text, "8"]
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
  func acknowledged() -> Set<Int> {
    while readMore() {}
    let lines = String(decoding: said, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return Set(lines.compactMap { Int($0) })
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
