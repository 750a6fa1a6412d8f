internal import ClinicVocabulary
internal import Crypto
internal import Dispatch
internal import Foundation
internal import Glibc
internal import Synchronization

/// The keys of all patients, in a folder of its own that no backup of the practice's data holds.
///
/// Without it a database, its backups and the photographs are pseudonyms and noise; destroying a key
/// here erases its patient from all of them. Any number of programs may use one folder at once: a
/// change is made under a lock, and files are replaced whole.
public final class KeyStore: Sendable {
  let folder: String
  let files: ReplacedFile
  /// Held for a moment only: who reads a key does not wait for another's disk.
  let state: Mutex<State>
  private let changes = Mutex(())
  let queue = DispatchQueue(label: "aglae.keys")

  struct State: Sendable {
    var masters: [MasterKey]
    /// What was read of each file, with the file that it was read from.
    var shards: [UInt8: (stamp: FileStamp, shard: Shard)] = [:]
    var programKeys: [String: [UInt8]] = [:]
  }

  init(folder: String, files: ReplacedFile, masters: [MasterKey]) {
    self.folder = folder
    self.files = files
    state = Mutex(State(masters: masters))
  }

  /// Makes a key store in a folder that is absent or empty.
  ///
  /// - Parameter dataFolder: where the practice's data lies; the key store may not lie in it.
  public static func create(
    at folder: String, protection: KeyProtection, outside dataFolder: String? = nil
  ) throws(VaultFailure) -> KeyStore {
    try create(at: folder, protection: protection, outside: dataFolder, files: ReplacedFile())
  }

  static func create(
    at folder: String, protection: KeyProtection, outside dataFolder: String? = nil,
    files: ReplacedFile
  ) throws(VaultFailure) -> KeyStore {
    try expect(folder, outside: dataFolder)
    try makeFolder(folder)
    try expectOwnersAlone(folder)
    guard try names(in: folder).isEmpty else { throw VaultFailure(.occupied, folder) }
    try makeFolder(folder + "/shards")
    let master = MasterKey()
    let store = KeyStore(folder: folder, files: files, masters: [master])
    try store.changing { state throws(VaultFailure) in
      try store.completeProgramKeys(&state)
      // The master key last: its file makes the folder a key store.
      try store.write(
        MasterKeyFile(current: try .init(master, protection), previous: nil),
        to: MasterKeyFile.name)
    }
    return store
  }

  /// Opens a key store, and completes what an interrupted change left.
  ///
  /// - Throws: `VaultFailure`: `.noKeyStore`, `.openToOthers`, `.insideData`, `.needsPassphrase`,
  ///   `.wrongPassphrase`, `.damagedKeys`, `.file`.
  public static func open(
    at folder: String, passphrase: Passphrase? = nil, outside dataFolder: String? = nil
  ) throws(VaultFailure) -> KeyStore {
    try open(at: folder, passphrase: passphrase, outside: dataFolder, files: ReplacedFile())
  }

  static func open(
    at folder: String, passphrase: Passphrase? = nil, outside dataFolder: String? = nil,
    files: ReplacedFile
  ) throws(VaultFailure) -> KeyStore {
    try expect(folder, outside: dataFolder)
    guard status(of: folder + "/" + MasterKeyFile.name) != nil else {
      throw VaultFailure(.noKeyStore, folder)
    }
    try expectOwnersAlone(folder)
    let store = KeyStore(folder: folder, files: files, masters: [])
    try store.changing { state throws(VaultFailure) in
      for place in [folder, folder + "/shards"] { try files.sweep(place) }
      state.masters = try openMasters(folder, passphrase: passphrase, isPrivate: true)
      state.programKeys = try store.readProgramKeys(state.masters)
      if state.masters.count > 1 { try store.finishRotation(&state) }
      try store.completeProgramKeys(&state)
      try store.completeCopy(state, now: nil)
    }
    return store
  }

  /// The master key, and the one before while it is being replaced.
  static func openMasters(
    _ folder: String, passphrase: Passphrase?, isPrivate: Bool
  ) throws(VaultFailure) -> [MasterKey] {
    let path = folder + "/" + MasterKeyFile.name
    let bytes = try contents(of: path, isPrivate: isPrivate)
    guard let file = try? JSONDecoder().decode(MasterKeyFile.self, from: Data(bytes)),
      file.schema == MasterKeyFile.schemaID
    else { throw VaultFailure(.damagedKeys, path) }
    var masters = [try file.current.opened(by: passphrase, at: path)]
    if let previous = file.previous {
      masters.append(try previous.opened(by: passphrase, at: path))
    }
    return masters
  }

  /// Runs a change while no other program or thread makes one.
  func changing<Result: Sendable>(
    _ change: (inout State) throws(VaultFailure) -> Result
  ) throws(VaultFailure) -> Result {
    try changes.withLock { _ throws(VaultFailure) in
      let lock = try OpenFile(folder + "/lock", O_RDWR | O_CREAT)
      while flock(lock.descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else { throw .system(lock.path) }
      }
      var changed = state.withLock { $0 }
      defer { state.withLock { [changed] in $0 = changed } }
      return try change(&changed)
    }
  }

  private static func expect(
    _ folder: String, outside dataFolder: String?
  ) throws(VaultFailure) {
    guard let dataFolder else { return }
    let data = resolved(dataFolder)
    guard resolved(folder) != data, !resolved(folder).hasPrefix(data + "/") else {
      throw VaultFailure(.insideData, folder)
    }
  }

  /// The path without links, also of what is not there yet.
  private static func resolved(_ path: String) -> String {
    let path = URL(fileURLWithPath: path).standardizedFileURL.path
    var (known, rest) = (path, "")
    while known != "/" {
      if let found = realpath(known, nil) {
        defer { free(found) }
        return String(cString: found) + rest
      }
      let slash = known.lastIndex(of: "/") ?? known.startIndex
      rest = known[slash...] + rest
      known = slash == known.startIndex ? "/" : String(known[..<slash])
    }
    return path
  }

  private static func expectOwnersAlone(_ folder: String) throws(VaultFailure) {
    guard let status = status(of: folder) else { throw .system(folder) }
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_mode & 0o077 == 0,
      status.st_uid == geteuid()
    else { throw VaultFailure(.openToOthers, folder, cause: "mode \(octal(status.st_mode))") }
  }
}

/// Which version of a file something was read from.
struct FileStamp: Equatable, Sendable {
  private let inode: UInt64
  private let size: Int64
  private let changed: Int64

  /// nil where there is no file.
  init?(_ path: String) {
    guard let status = status(of: path) else { return nil }
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    changed = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
  }
}
