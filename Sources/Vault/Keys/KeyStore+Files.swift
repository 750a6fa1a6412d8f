internal import Crypto
internal import Foundation
internal import Synchronization

extension KeyStore {
  static func shardName(_ shard: UInt8) -> String { "shards/" + hexadecimal([shard]) }

  /// Puts `bytes` in the place of a file, here and in the second copy.
  ///
  /// A copy that cannot be reached is noted, so that it is brought in step when it can be.
  func write(_ bytes: [UInt8], to name: String) throws(VaultFailure) {
    try files.write(bytes, to: folder + "/" + name)
    guard var copy = try copyRecord() else { return }
    let noted = copy.stale
    copy.stale.insert(name)
    bring(&copy)
    if copy.stale != noted { try write(copy) }
  }

  func write(_ value: some Encodable, to name: String) throws(VaultFailure) {
    try write(try json(value), to: name)
  }

  func json(_ value: some Encodable) throws(VaultFailure) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let bytes = try? encoder.encode(value) else {
      throw VaultFailure(.file, folder, cause: "cannot be written as JSON")
    }
    return Array(bytes)
  }

  /// The keys of one file, read again where another program replaced it.
  func shard(_ shard: UInt8, _ state: inout State) throws(VaultFailure) -> Shard {
    let path = folder + "/" + Self.shardName(shard)
    guard let stamp = FileStamp(path) else { return Shard(under: state.masters[0]) }
    if let known = state.shards[shard], known.stamp == stamp { return known.shard }
    let read = try readShard(path, &state)
    state.shards[shard] = (stamp, read)
    return read
  }

  private func readShard(_ path: String, _ state: inout State) throws(VaultFailure) -> Shard {
    try Shard(try contents(of: path, isPrivate: true), under: state.masters, path: path)
  }

  func write(_ shard: Shard, as number: UInt8, _ state: inout State) throws(VaultFailure) {
    let name = Self.shardName(number)
    try write(shard.bytes, to: name)
    state.shards[number] = FileStamp(folder + "/" + name).map { ($0, shard) }
  }
}

/// Keys of the program itself.
public enum ProgramKey: String, CaseIterable, Sendable {
  /// Signs heads of the log.
  case auditSigning
  /// Seals events of the log.
  case auditSealing
  /// Encrypts backups.
  case backup
  /// Makes digests of sign-in names and tokens, and seals what accounts hold.
  case access
}

extension KeyStore {
  static let programKeysName = "program.json"

  /// 32 random bytes that never change: what they sign and encrypt outlives a master key.
  public func key(_ name: ProgramKey) throws(VaultFailure) -> [UInt8] {
    let known = state.withLock { $0.programKeys[name.rawValue] }
    guard let known else { throw VaultFailure(.damagedKeys, folder + "/" + Self.programKeysName) }
    return known
  }

  /// Makes the keys that a newer program has and an older did not.
  func completeProgramKeys(_ state: inout State) throws(VaultFailure) {
    let missing = ProgramKey.allCases.filter { state.programKeys[$0.rawValue] == nil }
    guard !missing.isEmpty else { return }
    for name in missing { state.programKeys[name.rawValue] = randomBytes(32) }
    try writeProgramKeys(state)
  }

  func writeProgramKeys(_ state: State) throws(VaultFailure) {
    let wrapping = state.masters[0].key.derived(for: "aglae.program-keys/1")
    var boxes: [String: [UInt8]] = [:]
    for (name, key) in state.programKeys {
      boxes[name] = try Box.seal(key, with: wrapping, place: Array(name.utf8))
    }
    try write(boxes, to: Self.programKeysName)
  }

  func readProgramKeys(
    _ masters: [MasterKey], in folder: String? = nil, isPrivate: Bool = true
  ) throws(VaultFailure) -> [String: [UInt8]] {
    let path = (folder ?? self.folder) + "/" + Self.programKeysName
    let bytes = try contents(of: path, isPrivate: isPrivate)
    let boxes = (try? JSONDecoder().decode([String: [UInt8]].self, from: Data(bytes))) ?? [:]
    for master in masters {
      let wrapping = master.key.derived(for: "aglae.program-keys/1")
      let keys = boxes.reduce(into: [String: [UInt8]]()) { keys, entry in
        keys[entry.key] = Box.open(entry.value, with: wrapping, place: Array(entry.key.utf8))
      }
      if !keys.isEmpty, keys.count == boxes.count { return keys }
    }
    throw VaultFailure(.damagedKeys, path)
  }
}
