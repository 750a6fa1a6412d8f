internal import Access
internal import ClinicTesting
internal import Database
internal import Foundation
internal import Synchronization

/// Power cuts under PostgreSQL: a library loaded into the server and into this program copies each file
/// into a second folder when it is synchronised, and only then; so those folders hold what a cut would
/// leave at least. They are copied at random moments while clients write, and a practice is opened on
/// each copy.
enum CopiesCampaign {
  static func run(_ times: Int, under shadow: Shadow, _ lie: Lie?) async throws -> Bool {
    let server = try await PostgreSQLServer(isDurable: true)
    let url = try await server.makeDatabase()
    let folder = shadow.live + "/practice"
    for place in [folder, shadow.folder + "/practice"] {
      for name in ["keys", "copy", "data"] {
        try FileManager.default.createDirectory(
          atPath: place + "/" + name, withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
      }
    }
    let session = try await GroundPractice.make(.postgresql(url: url), in: folder)
    try server.stop()
    let rows = try Shadow(of: server.folder + "/data", in: server.folder + "/shadow")
    try Shell.run("unset LD_PRELOAD; cp -a '\(rows.live)' '\(rows.folder)'")
    try server.start(environment: rows.environment(lie).map { "\($0)=\($1)" })
    let practice = try await GroundPractice(.postgresql(url: url), in: folder, session)
    let copier = Copier(files: shadow, rows: rows, server: server, url: url, session: session)
    var sum = Verdict.none
    let progress = Progress()
    try await withThrowingTaskGroup { group in
      group.addTask { try await practice.keepLogInOrder() }
      for client in 0..<8 { group.addTask { try await write(practice, client, progress) } }
      for time in 0..<times {
        try await Task.sleep(for: .milliseconds(.random(in: 20...400)))
        let before = try copier.copy(time, progress)
        progress.pause(true)
        sum += await copier.check(time, before)
        progress.pause(false)
      }
      group.cancelAll()
    }
    sum.print(Lie.title(lie, "postgresql"))
    return sum.isClean
  }

  private static func write(
    _ practice: GroundPractice, _ client: Int, _ progress: Progress
  ) async throws {
    var number = client
    while !Task.isCancelled {
      // A copy takes a moment, and the campaign measures no time: asking again is simpler than a signal.
      while progress.isPaused, !Task.isCancelled { try await Task.sleep(for: .milliseconds(5)) }
      try await practice.visit(number) { progress.acknowledge($0) }
      number += 8
    }
  }
}

/// Takes copies of what was synchronised and opens them.
private struct Copier {
  let files: Shadow
  let rows: Shadow
  let server: PostgreSQLServer
  let url: String
  let session: ClinicToken

  /// - Returns: what had been acknowledged before.
  func copy(_ time: Int, _ progress: Progress) throws -> Set<Acknowledgement> {
    let acknowledged = progress.acknowledged
    let target = place(time)
    try FileManager.default.createDirectory(
      atPath: target + "/data", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let byChance = time % 2 == 1
    try FilesLeft.copy(FilesLeft.keys, of: "practice", files, to: target, byChance: byChance)
    try rows.copy([""], to: server.folder + "/copy\(time)")
    try Shell.run("rm -f '\(server.folder)/copy\(time)/postmaster.'*")
    try FilesLeft.copy(
      FilesLeft.photographs, of: "practice", files, to: target, byChance: byChance)
    return acknowledged
  }

  func check(_ time: Int, _ acknowledged: Set<Acknowledgement>) async -> Verdict {
    do { return try await opened(time, acknowledged) } catch {
      FileHandle.standardError.write(Data("copy\(time): \(error)\n".utf8))
      return .unusable
    }
  }

  private func opened(
    _ time: Int, _ acknowledged: Set<Acknowledgement>
  ) async throws -> Verdict {
    let socket = server.folder + "/copy\(time)"
    try server.start(data: "copy\(time)", socket: socket)
    let location = DatabaseLocation.postgresql(
      url: url.replacing("host=\(server.folder)", with: "host=\(socket)"))
    let practice = try await GroundPractice(location, in: place(time), session)
    let verdict = try await practice.inspect(acknowledged)
    try await practice.database.close()
    try server.stop(data: "copy\(time)", mode: "immediate")
    for folder in [socket, place(time)] { try FileManager.default.removeItem(atPath: folder) }
    return verdict
  }

  private func place(_ time: Int) -> String { "\(files.folder)-copy\(time)" }
}

/// What the clients were told, and whether they should wait.
private final class Progress: Sendable {
  private let state = Mutex((acknowledged: Set<Acknowledgement>(), isPaused: false))

  var acknowledged: Set<Acknowledgement> { state.withLock { $0.acknowledged } }
  var isPaused: Bool { state.withLock { $0.isPaused } }
  func acknowledge(_ act: Acknowledgement) {
    state.withLock { _ = $0.acknowledged.insert(act) }
  }
  func pause(_ value: Bool) { state.withLock { $0.isPaused = value } }
}
