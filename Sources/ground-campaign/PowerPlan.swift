internal import Access
internal import CPowerCut
internal import Foundation
internal import Synchronization

/// What one power cut left, and what had been acknowledged before it.
struct PowerCut: Sendable {
  let folder: String
  /// nil while the practice was still being made.
  let session: ClinicToken?
  let acknowledged: Set<Acknowledgement>
}

/// When the power is cut in one run of the writers, and what was cut.
final class PowerPlan: Sendable {
  private struct State {
    var session: ClinicToken?
    var acknowledged: Set<Acknowledgement> = []
    var taken: [PowerCut] = []
  }

  private let name: String
  private let cuts: Int
  private let shadow: Shadow
  private let state = Mutex(State())

  init(_ name: String, cuts: Int, _ shadow: Shadow) {
    (self.name, self.cuts, self.shadow) = (name, cuts, shadow)
  }

  var live: String { shadow.live + "/" + name }
  var taken: [PowerCut] { state.withLock { $0.taken } }
  var isOver: Bool { state.withLock { $0.taken.count >= cuts } }

  var session: ClinicToken? {
    get { state.withLock { $0.session } }
    set { state.withLock { $0.session = newValue } }
  }

  func acknowledge(_ act: Acknowledgement) {
    state.withLock { _ = $0.acknowledged.insert(act) }
  }

  /// Makes the folders that an administrator makes before the first start.
  func prepare() throws {
    for place in [shadow.live, shadow.folder] {
      for folder in ["keys", "copy", "data"] {
        try FileManager.default.createDirectory(
          atPath: "\(place)/\(name)/\(folder)", withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
      }
    }
  }

  func remove() throws {
    for place in [shadow.live, shadow.folder] {
      try FileManager.default.removeItem(atPath: place + "/" + name)
    }
  }

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
    let (number, session, acknowledged) = state.withLock {
      ($0.taken.count, $0.session, $0.acknowledged)
    }
    let target = "\(shadow.folder)-\(name)-cut\(number)"
    let survival: power_cut_survival =
      [power_cut_nothing, power_cut_chance, power_cut_prefix][number % 3]
    do { try keepRest(number, survival, in: target) } catch {
      preconditionFailure("a cut could not be kept: \(error)")
    }
    let isMore = state.withLock { state in
      state.taken.append(PowerCut(folder: target, session: session, acknowledged: acknowledged))
      return state.taken.count < cuts
    }
    if isMore { arm() }
  }

  private func keepRest(
    _ number: Int, _ survival: power_cut_survival, in target: String
  ) throws {
    let byChance = survival != power_cut_nothing
    try FileManager.default.createDirectory(
      atPath: target + "/data", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try FilesLeft.copy(FilesLeft.keys, of: name, shadow, to: target, byChance: byChance)
    guard power_cut_write_image(target + "/data", .random(in: 0...UInt64.max), survival) == 0 else {
      throw CampaignFailure("the database's files could not be written")
    }
    try FilesLeft.copy(FilesLeft.photographs, of: name, shadow, to: target, byChance: byChance)
  }
}
