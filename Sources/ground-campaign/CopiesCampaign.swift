internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Synchronization

/// Power cuts under PostgreSQL: a library loaded into the server copies each file into a second
/// folder when it is synchronised, and only then; so that folder holds what a cut would leave at
/// least. It is copied at random moments while clients write, and a server is started on each copy.
enum CopiesCampaign {
  static func run(_ times: Int, isControl: Bool) async throws -> Bool {
    let server = try await PostgreSQLServer(isDurable: true)
    let url = try await server.makeDatabase()
    let database = try ClinicDatabase.open(.postgresql(url: url))
    try await database.migrate()
    try server.stop()
    let shadow = try Shadow(server.folder)
    try server.start(environment: shadow.environment + (isControl ? ["SHADOW_LIES=1"] : []))
    let clinic = try await Pair.makeClinic(in: database)
    let progress = Progress()
    var sum = Verdict.none
    try await withThrowingTaskGroup { group in
      for client in 0..<8 {
        group.addTask {
          var number = client
          while !progress.isOver {
            try await Pair.write(number, of: clinic, in: database)
            progress.acknowledge(number)
            number += 8
          }
        }
      }
      for time in 0..<times {
        try await Task.sleep(for: .milliseconds(.random(in: 20...400)))
        let before = try shadow.copy(to: "copy\(time)") { progress.acknowledged }
        sum += try await check("copy\(time)", before, clinic, url, server)
      }
      progress.end()
      try await group.waitForAll()
    }
    sum.print(isControl ? "control: lying disk, postgresql" : "power cut, postgresql")
    return sum.isClean
  }

  private static func check(
    _ copy: String, _ acknowledged: Set<Int>, _ clinic: ClinicID, _ url: String,
    _ server: PostgreSQLServer
  ) async throws -> Verdict {
    let socket = server.folder + "/" + copy
    try server.start(data: copy, socket: socket)
    let place = url.replacing("host=\(server.folder)", with: "host=\(socket)")
    let database = try ClinicDatabase.open(.postgresql(url: place), connections: 1)
    let verdict = try await Pair.verify(acknowledged, of: clinic, in: database)
    try await database.close()
    try server.stop(data: copy, mode: "immediate")
    try FileManager.default.removeItem(atPath: socket)
    return verdict
  }
}

/// What the clients were told, and whether they should stop.
private final class Progress: Sendable {
  private let state = Mutex((acknowledged: Set<Int>(), isOver: false))

  var acknowledged: Set<Int> { state.withLock { $0.acknowledged } }
  var isOver: Bool { state.withLock { $0.isOver } }
  func acknowledge(_ number: Int) { state.withLock { _ = $0.acknowledged.insert(number) } }
  func end() { state.withLock { $0.isOver = true } }
}

/// The folder of what was synchronised.
struct Shadow {
  private let folder: String
  let environment: [String]

  /// Copies the data of the stopped server and builds the library that keeps the copy in step.
  init(_ folder: String) throws {
    self.folder = folder
    guard let source = Bundle.module.path(forResource: "shadow", ofType: "c") else {
      throw CampaignFailure("the library's source is missing")
    }
    try Shell.run(
      """
      cd '\(folder)' && cp -a data shadow && touch shadow.lock && chown --reference=data shadow.lock
      $(command -v cc || command -v clang) -shared -fPIC -O2 -o shadow.so '\(source)' -ldl
      """)
    environment = [
      "LD_PRELOAD=\(folder)/shadow.so", "SHADOW_OF=\(folder)/data",
      "SHADOW_IN=\(folder)/shadow", "SHADOW_LOCK=\(folder)/shadow.lock",
    ]
  }

  /// Copies the shadow while no file of it changes.
  ///
  /// - Returns: what `note` gave before the copy began.
  func copy<Noted>(to name: String, _ note: () -> Noted) throws -> Noted {
    let lock = open(folder + "/shadow.lock", O_RDWR)
    defer { close(lock) }
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw CampaignFailure("no lock") }
    let noted = note()
    try Shell.run("cd '\(folder)' && cp -a shadow \(name) && rm -f \(name)/postmaster.*")
    return noted
  }
}
