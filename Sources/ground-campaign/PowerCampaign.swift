internal import CPowerCut
internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Synchronization

/// Power cuts under SQLite: the disk keeps what was synchronised and an arbitrary part of the rest,
/// the last sector torn. Each is taken at a random write while eight clients write, and the database
/// is then opened from what the disk would hold.
enum PowerCampaign {
  /// Cuts from one run of the writers; some fall into the making of the database.
  private static let cutsInRun = 20

  static func run(_ times: Int, isControl: Bool) async throws -> Bool {
    let folder = try makeFolder()
    guard power_cut_install(folder) == 0 else { throw CampaignFailure("no such file system") }
    if isControl { power_cut_lie() }
    var sum = Verdict.none
    for run in 0..<(times + cutsInRun - 1) / cutsInRun {
      let cuts = min(cutsInRun, times - run * cutsInRun)
      let watched = "\(folder)/run\(run)"
      try FileManager.default.createDirectory(atPath: watched, withIntermediateDirectories: false)
      power_cut_watch(watched + "/")
      for cut in try await write(in: watched, cuts: cuts, beginsEmpty: run % 5 == 0) {
        sum += await check(cut)
        try FileManager.default.removeItem(atPath: cut.folder)
      }
      try FileManager.default.removeItem(atPath: watched)
    }
    sum.print(isControl ? "control: lying disk, sqlite" : "power cut, sqlite")
    return sum.isClean
  }

  private static func write(
    in folder: String, cuts: Int, beginsEmpty: Bool
  ) async throws -> [PowerCut] {
    let plan = PowerPlan(folder: folder, cuts: cuts)
    if beginsEmpty { plan.arm() }
    let database = try ClinicDatabase.open(.sqlite(path: folder + "/clinic.sqlite"))
    try await database.migrate()
    let clinic = try await Pair.makeClinic(in: database)
    plan.clinic = clinic
    if !beginsEmpty { plan.arm() }
    try await withThrowingTaskGroup { group in
      for client in 0..<8 {
        group.addTask {
          var number = client
          while !plan.isOver {
            try await Pair.write(number, of: clinic, in: database)
            plan.acknowledge(number)
            number += 8
          }
        }
      }
      try await group.waitForAll()
    }
    try await database.close()
    return plan.taken
  }

  private static func check(_ cut: PowerCut) async -> Verdict {
    do {
      let database = try ClinicDatabase.open(.sqlite(path: cut.folder + "/clinic.sqlite"))
      try await database.migrate()
      let clinic: ClinicID =
        if let known = cut.clinic { known } else { .init(at: .init(microseconds: 0)) }
      let verdict = try await Pair.verify(cut.acknowledged, of: clinic, in: database)
      try await database.close()
      return verdict
    } catch {
      FileHandle.standardError.write(Data("\(cut.folder): \(error)\n".utf8))
      var verdict = Verdict()
      verdict.damaged = 1
      return verdict
    }
  }
}

/// What one power cut left, and what had been acknowledged before it.
struct PowerCut: Sendable {
  let folder: String
  let clinic: ClinicID?
  let acknowledged: Set<Int>
}

/// When the power is cut in one run of the writers, and what was cut.
final class PowerPlan: Sendable {
  private struct State {
    var clinic: ClinicID?
    var acknowledged: Set<Int> = []
    var taken: [PowerCut] = []
  }

  private let folder: String
  private let cuts: Int
  private let state = Mutex(State())

  init(folder: String, cuts: Int) { (self.folder, self.cuts) = (folder, cuts) }

  var taken: [PowerCut] { state.withLock { $0.taken } }
  var isOver: Bool { state.withLock { $0.taken.count >= cuts } }

  var clinic: ClinicID? {
    get { state.withLock { $0.clinic } }
    set { state.withLock { $0.clinic = newValue } }
  }

  func acknowledge(_ number: Int) { state.withLock { _ = $0.acknowledged.insert(number) } }

  /// Cuts the power at one of the next writes. The plan outlives the run that it belongs to.
  func arm() {
    let hook: @convention(c) (UnsafeMutableRawPointer?) -> Void = { context in
      guard let context else { return }
      Unmanaged<PowerPlan>.fromOpaque(context).takeUnretainedValue().cut()
    }
    power_cut_after(.random(in: 0...60), hook, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Called on the writing thread, before its write. What was acknowledged is noted first.
  private func cut() {
    let isMore = state.withLock { state in
      let target = "\(folder)-cut\(state.taken.count)"
      try? FileManager.default.createDirectory(
        atPath: target, withIntermediateDirectories: false)
      let survival: power_cut_survival =
        [power_cut_nothing, power_cut_chance, power_cut_prefix][state.taken.count % 3]
      let acknowledged = state.acknowledged
      power_cut_write_image(target, .random(in: 0...UInt64.max), survival)
      state.taken.append(
        PowerCut(folder: target, clinic: state.clinic, acknowledged: acknowledged))
      return state.taken.count < cuts
    }
    if isMore { arm() }
  }
}
