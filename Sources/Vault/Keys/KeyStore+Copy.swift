public import ClinicVocabulary
internal import Foundation

/// What is known of the key store's second copy.
public enum CopyState: Sendable, Equatable {
  /// No place was named.
  case none
  /// It was never restored in a test; no patient can be added.
  case untested(place: String)
  /// It was restored in a test. `inStepAt` is when it last held what the key store holds; `isStale`
  /// when a later change could not be written to it.
  case tested(place: String, testedAt: Instant, inStepAt: Instant, isStale: Bool)
}

/// The file that says where the second copy lies.
struct CopyRecord: Codable, Sendable {
  static let name = "copy.json"
  let place: String
  var testedAt: Instant?
  var inStepAt: Instant?
  /// Files that differ from the copy's.
  var stale: Set<String> = []
}

extension KeyStore {
  /// Names the place of the second copy, such as a removable disk, and writes it.
  ///
  /// - Throws: `VaultFailure`, when the place is not empty or cannot be written.
  public func keepCopy(at place: String, now: Instant) throws(VaultFailure) {
    try changing { _ throws(VaultFailure) in
      try makeFolder(place)
      guard try names(in: place).isEmpty else { throw VaultFailure(.occupied, place) }
      try makeFolder(place + "/shards")
      var copy = CopyRecord(place: place)
      copy.stale = Set(try allFiles())
      for name in copy.stale.sorted() { try mirror(name, to: place) }
      copy.stale = []
      copy.inStepAt = now
      try write(copy)
    }
  }

  /// Writes what an absent copy missed.
  ///
  /// - Returns: whether it holds all again.
  @discardableResult
  public func bringCopyInStep(now: Instant) throws(VaultFailure) -> Bool {
    try changing { state throws(VaultFailure) in try completeCopy(state, now: now) }
  }

  /// Compares the copy file by file and writes what differs, so that nothing depends on what was
  /// noted before an interruption.
  ///
  /// A file of the key store that is damaged does not replace the copy's.
  ///
  /// - Returns: whether the copy holds all.
  @discardableResult
  func completeCopy(_ state: State, now: Instant?) throws(VaultFailure) -> Bool {
    guard var copy = try copyRecord() else { return false }
    let noted = copy.stale
    if status(of: copy.place + "/shards") != nil {
      for folder in [copy.place, copy.place + "/shards"] { try? files.sweep(folder) }
      for name in try allFiles() where isReadable(name, state) {
        let there = try? contents(of: copy.place + "/" + name, isPrivate: false)
        if there != (try contents(of: folder + "/" + name, isPrivate: true)) {
          copy.stale.insert(name)
        }
      }
      bring(&copy)
    }
    if let now, copy.stale.isEmpty { copy.inStepAt = now }
    if now != nil || copy.stale != noted { try write(copy) }
    return copy.stale.isEmpty && status(of: copy.place + "/shards") != nil
  }

  private func isReadable(_ name: String, _ state: State) -> Bool {
    guard name.hasPrefix("shards/") else { return true }
    let path = folder + "/" + name
    guard let bytes = try? contents(of: path, isPrivate: true) else { return false }
    return (try? Shard(bytes, under: state.masters, path: path)) != nil
  }

  public func copyState() throws(VaultFailure) -> CopyState {
    guard let copy = try copyRecord() else { return .none }
    guard let tested = copy.testedAt, let inStep = copy.inStepAt else {
      return .untested(place: copy.place)
    }
    return .tested(
      place: copy.place, testedAt: tested, inStepAt: inStep, isStale: !copy.stale.isEmpty)
  }

  /// Restores the copy in memory, from nothing but what lies at `place` and what a person types, and
  /// compares every key with today's. When it holds them all, patients may be added.
  ///
  /// - Parameters:
  ///   - place: where the copy lies now; a removable disk may be elsewhere than when it was named.
  ///   - passphrase: typed for this test.
  /// - Returns: how many patients' keys it holds.
  /// - Throws: `VaultFailure`: what opening a key store throws, or `.copyDiffers`.
  public func testCopy(
    at place: String, passphrase: Passphrase?, now: Instant
  ) throws(VaultFailure) -> Int {
    try changing { state throws(VaultFailure) in
      guard var copy = try copyRecord() else { throw VaultFailure(.copyNotTested, folder) }
      let isPlain = try masterFile().current.salt == nil
      let masters = try Self.openMasters(place, passphrase: passphrase, isPrivate: isPlain)
      guard try readProgramKeys(masters, in: place, isPrivate: isPlain) == state.programKeys else {
        throw VaultFailure(.copyDiffers, place)
      }
      var count = 0
      for number in UInt8.min...UInt8.max {
        let mine = try shard(number, &state)
        let path = place + "/" + Self.shardName(number)
        let there =
          status(of: path) == nil
          ? Shard(under: masters[0])
          : try Shard(try contents(of: path, isPrivate: isPlain), under: masters, path: path)
        guard try roots(of: mine) == roots(of: there), mine.erasures == there.erasures else {
          throw VaultFailure(.copyDiffers, path)
        }
        count += there.boxes.count
      }
      (copy.testedAt, copy.inStepAt, copy.stale) = (now, now, [])
      try write(copy)
      return count
    }
  }

  private func roots(of shard: Shard) throws(VaultFailure) -> [KeyOwner: [UInt8]] {
    var roots: [KeyOwner: [UInt8]] = [:]
    for owner in shard.boxes.keys { roots[owner] = try shard.key(of: owner)?.root.bytes }
    return roots
  }

  func copyRecord() throws(VaultFailure) -> CopyRecord? {
    let path = folder + "/" + CopyRecord.name
    guard status(of: path) != nil else { return nil }
    let bytes = try contents(of: path, isPrivate: true)
    guard let record = try? JSONDecoder().decode(CopyRecord.self, from: Data(bytes)) else {
      throw VaultFailure(.damagedKeys, path)
    }
    return record
  }

  func write(_ copy: CopyRecord) throws(VaultFailure) {
    try files.write(try json(copy), to: folder + "/" + CopyRecord.name)
  }

  /// Writes what the copy lacks, and notes what could not be written.
  func bring(_ copy: inout CopyRecord) {
    for name in copy.stale.sorted() {
      guard (try? mirror(name, to: copy.place)) != nil else { return }
      copy.stale.remove(name)
    }
  }

  /// Only into a folder that is there: without its disk, a mount point must not be filled.
  private func mirror(_ name: String, to place: String) throws(VaultFailure) {
    guard status(of: place + "/shards") != nil else {
      throw VaultFailure(.file, place, cause: "the copy is not there")
    }
    try files.write(
      try contents(of: folder + "/" + name, isPrivate: true), to: place + "/" + name)
  }

  private func allFiles() throws(VaultFailure) -> [String] {
    [MasterKeyFile.name, Self.programKeysName]
      + (try names(in: folder + "/shards").map { "shards/" + $0 })
  }

  func masterFile() throws(VaultFailure) -> MasterKeyFile {
    let path = folder + "/" + MasterKeyFile.name
    let bytes = try contents(of: path, isPrivate: true)
    guard let file = try? JSONDecoder().decode(MasterKeyFile.self, from: Data(bytes)) else {
      throw VaultFailure(.damagedKeys, path)
    }
    return file
  }
}
