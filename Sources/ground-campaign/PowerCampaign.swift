internal import Access
internal import CPowerCut
internal import Database
internal import Foundation

/// Power cuts under SQLite: the disk keeps what was synchronised and an arbitrary part of the rest,
/// the last sector torn. Each is taken at a random write while eight clients write, and the practice
/// is then opened from what the disk would hold of database, keys and photographs.
enum PowerCampaign {
  /// Cuts from one run of the writers; some fall into the making of the practice.
  private static let cutsInRun = 20

  static func run(_ times: Int, under shadow: Shadow, _ lie: Lie?) async throws -> Bool {
    guard power_cut_install(shadow.live) == 0 else { throw CampaignFailure("no such file system") }
    if lie == .log { power_cut_lie() }
    var sum = Verdict.none
    for run in 0..<(times + cutsInRun - 1) / cutsInRun {
      let plan = PowerPlan("run\(run)", cuts: min(cutsInRun, times - run * cutsInRun), shadow)
      try plan.prepare()
      power_cut_watch(plan.live + "/")
      try await write(plan, beginsEmpty: run % 5 == 0)
      for cut in plan.taken {
        sum += await check(cut)
        try FileManager.default.removeItem(atPath: cut.folder)
      }
      try plan.remove()
    }
    sum.print(Lie.title(lie, "sqlite"))
    return sum.isClean
  }

  private static func write(_ plan: PowerPlan, beginsEmpty: Bool) async throws {
    if beginsEmpty { plan.arm() }
    let location = DatabaseLocation.sqlite(path: plan.live + "/data/clinic.sqlite")
    let session = try await GroundPractice.make(location, in: plan.live)
    let practice = try await GroundPractice(location, in: plan.live, session)
    plan.session = session
    if !beginsEmpty { plan.arm() }
    try await withThrowingTaskGroup { group in
      group.addTask { try await practice.keepLogInOrder() }
      try await withThrowingTaskGroup { clients in
        for client in 0..<8 {
          clients.addTask {
            var number = client
            while !plan.isOver {
              try await practice.visit(number) { plan.acknowledge($0) }
              number += 8
            }
          }
        }
        try await clients.waitForAll()
      }
      group.cancelAll()
    }
    try await practice.database.close()
  }

  private static func check(_ cut: PowerCut) async -> Verdict {
    let location = DatabaseLocation.sqlite(path: cut.folder + "/data/clinic.sqlite")
    do {
      guard let session = cut.session else { return try await checkUnfinished(location) }
      let practice = try await GroundPractice(location, in: cut.folder, session)
      let verdict = try await practice.inspect(cut.acknowledged)
      try await practice.database.close()
      return verdict
    } catch {
      FileHandle.standardError.write(Data("\(cut.folder): \(error)\n".utf8))
      return .unusable
    }
  }

  /// Of a practice whose making was cut there is at least a database that can be gone on with.
  private static func checkUnfinished(_ location: DatabaseLocation) async throws -> Verdict {
    let database = try ClinicDatabase.open(location)
    try await database.migrate()
    let isWhole = try await database.read(.installation) { try Pair.isWhole($0) }
    try await database.close()
    return isWhole ? Verdict() : .unusable
  }
}
