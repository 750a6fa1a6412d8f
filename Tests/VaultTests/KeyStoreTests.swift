internal import ClinicVocabulary
internal import Crypto
internal import Foundation
internal import Synchronization
internal import Testing

@testable internal import Vault

@Suite("The key store")
struct KeyStoreTests {
  let folder = TestFolder()
  let passphrase = Passphrase("cheval pile agrafe correcte")!

  @Test("A key is the same each time and after opening again")
  func opened() throws {
    let store = try folder.makeKeys()
    let patients = (0..<40).map { _ in PatientID(at: now) }
    let keys = try store.makeKeys(of: patients, in: clinic)
    let again = try KeyStore.open(at: folder.keys)
    for (patient, key) in zip(patients, keys) {
      #expect(try again.key(of: patient, in: clinic)?.root == key.root)
      #expect(try store.makeKey(of: patient, in: clinic).root == key.root)
    }
    #expect(try again.key(of: PatientID(at: now), in: clinic) == nil)
    #expect(try again.key(of: patients[0], in: ClinicID(at: now)) == nil)
    #expect(try again.key(.backup) == store.key(.backup))
  }

  @Test("No key of a patient lies readable on the disk")
  func sealed() throws {
    let store = try folder.makeKeys(.passphrase(passphrase, cheap), passphrase: passphrase)
    let key = try store.makeKey(of: PatientID(at: now), in: clinic)
    let master = store.state.withLock { $0.masters[0].key.bytes }
    for (name, bytes) in try folder.files() {
      #expect(!bytes.holds(key.root.bytes) && !bytes.holds(master), "\(name)")
    }
  }

  @Test("A passphrase opens it, and nothing else does")
  func protected() throws {
    let store = try KeyStore.create(at: folder.keys, protection: .passphrase(passphrase, cheap))
    let key = try store.key(.backup)
    let again = try KeyStore.open(at: folder.keys, passphrase: passphrase)
    #expect(try again.key(.backup) == key)
    #expect(failure { try KeyStore.open(at: folder.keys) } == .needsPassphrase)
    let wrong = Passphrase("cheval pile agrafe correctes")
    #expect(failure { try KeyStore.open(at: folder.keys, passphrase: wrong) } == .wrongPassphrase)
    #expect(Passphrase("trop court") == nil)
  }

  @Test(
    "A key store that others may open is refused, and says how to mend it",
    arguments: [0o750, 0o701])
  func folderMode(mode: Int) throws {
    _ = try KeyStore.create(at: folder.keys, protection: .file)
    try setMode(mode, folder.keys)
    let found = try #require(throws: VaultFailure.self) { try KeyStore.open(at: folder.keys) }
    #expect(found.code == .openToOthers && found.description.contains("chmod 700"))
  }

  @Test("A key file that others may read is refused", arguments: [0o640, 0o604])
  func fileMode(mode: Int) throws {
    _ = try KeyStore.create(at: folder.keys, protection: .file)
    try setMode(mode, folder.keys + "/master.json")
    #expect(failure { try KeyStore.open(at: folder.keys) } == .openToOthers)
  }

  @Test("It is never inside the practice's data, also not by a link")
  func inside() throws {
    let data = folder.path + "/data"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    let link = folder.path + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: data)
    for place in [data + "/keys", data, link + "/keys", data + "/../data/keys"] {
      #expect(
        failure { try KeyStore.create(at: place, protection: .file, outside: data) } == .insideData)
    }
    _ = try KeyStore.create(at: data + "-keys", protection: .file, outside: data)
  }

  @Test("A folder without a key store, and one that is taken, say so")
  func occupied() throws {
    #expect(failure { try KeyStore.open(at: folder.keys) } == .noKeyStore)
    _ = try KeyStore.create(at: folder.keys, protection: .file)
    #expect(failure { try KeyStore.create(at: folder.keys, protection: .file) } == .occupied)
  }

  @Test("A damaged file is refused, wherever it is damaged")
  func damaged() throws {
    let store = try folder.makeKeys()
    let patient = PatientID(at: now)
    _ = try store.makeKey(of: patient, in: clinic)
    let owner = KeyOwner(clinic: clinic, patient: patient)
    let path = folder.keys + "/" + KeyStore.shardName(owner.shard)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for place in stride(from: 0, to: whole.count, by: 3) {
      var broken = whole
      broken[place] ^= 4
      try broken.write(to: URL(fileURLWithPath: path))
      try setMode(0o600, path)
      let again = try KeyStore.open(at: folder.keys)
      #expect(failure { _ = try again.key(of: patient, in: clinic) } == .damagedKeys)
    }
    try whole.dropLast(132 + 32).write(to: URL(fileURLWithPath: path))
    try setMode(0o600, path)
    let again = try KeyStore.open(at: folder.keys)
    #expect(failure { _ = try again.key(of: patient, in: clinic) } == .damagedKeys)
  }

  @Test("A destroyed key is gone from every file, here and in the copy")
  func destroyed() throws {
    let store = try folder.makeKeys()
    let patient = PatientID(at: now)
    _ = try store.makeKey(of: patient, in: clinic)
    let owner = KeyOwner(clinic: clinic, patient: patient)
    let name = KeyStore.shardName(owner.shard)
    let old = try #require(try folder.files("/keys")[name])
    let box = Array(old.dropFirst(13 + 8 + 4 + 72).prefix(60))
    #expect(try store.destroyKey(of: patient, in: clinic, at: now))
    #expect(try store.destroyKey(of: patient, in: clinic, at: now) == false)
    #expect(try store.key(of: patient, in: clinic) == nil)
    #expect(try KeyStore.open(at: folder.keys).key(of: patient, in: clinic) == nil)
    for (name, bytes) in try folder.files() { #expect(!bytes.holds(box), "\(name)") }
    #expect(try store.testCopy(at: folder.copy, passphrase: nil, now: now) == 0)
  }

  @Test("A file of the first form is read, and remembers erasures from then on")
  func firstForm() throws {
    let store = try folder.makeKeys()
    let key = try store.makeKey(of: PatientID(at: now), in: clinic)
    let master = store.state.withLock { $0.masters[0] }
    let path = folder.keys + "/" + KeyStore.shardName(key.owner.shard)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    // Neither the count nor erasures, under a seal of its own.
    let body = Array("aglae.keys/1\n".utf8) + bytes[13..<21] + bytes[25..<25 + 132]
    let seal = HMAC<SHA256>.authenticationCode(
      for: body, using: master.key.derived(for: "aglae.shard-seal/1"))
    try Data(body + Array(seal)).write(to: URL(fileURLWithPath: path))
    try setMode(0o600, path)
    let again = try KeyStore.open(at: folder.keys)
    #expect(try again.key(of: key.patient, in: clinic)?.root == key.root)
    try again.destroyKey(of: key.patient, in: clinic, at: now)
    let later = try KeyStore.open(at: folder.keys)
    guard case .erased(let at) = try later.holding(of: key.patient, in: clinic) else {
      Issue.record("the erasure is not known")
      return
    }
    #expect(at == now)
    #expect(failure { try later.makeKey(of: key.patient, in: clinic) } == .noKey)
    try later.replaceMasterKey(.file)
    guard case .erased = try KeyStore.open(at: folder.keys).holding(of: key.patient, in: clinic)
    else {
      Issue.record("a new master key forgot the erasure")
      return
    }
  }

  @Test("Two programs see each other's changes")
  func shared() throws {
    let store = try folder.makeKeys()
    let other = try KeyStore.open(at: folder.keys)
    let (first, second) = (PatientID(at: now), PatientID(at: now))
    let key = try store.makeKey(of: first, in: clinic)
    #expect(try other.key(of: first, in: clinic)?.root == key.root)
    _ = try other.makeKey(of: second, in: clinic)
    try other.destroyKey(of: first, in: clinic, at: now)
    #expect(try store.key(of: first, in: clinic) == nil)
    #expect(try store.key(of: second, in: clinic) != nil)
  }

  @Test("A new master key leaves the patients' keys as they are and the old one opens nothing")
  func rotated() throws {
    let store = try folder.makeKeys()
    let patients = (0..<20).map { _ in PatientID(at: now) }
    let keys = try store.makeKeys(of: patients, in: clinic)
    let old = store.state.withLock { $0.masters[0] }
    try store.replaceMasterKey(.passphrase(passphrase, cheap))
    let again = try KeyStore.open(at: folder.keys, passphrase: passphrase)
    for store in [store, again] {
      for (patient, key) in zip(patients, keys) {
        #expect(try store.key(of: patient, in: clinic)?.root == key.root)
      }
    }
    for (name, bytes) in try folder.files() {
      #expect(!bytes.holds(old.key.bytes) && !bytes.holds(old.id), "\(name)")
    }
    #expect(try again.testCopy(at: folder.copy, passphrase: passphrase, now: now) == 20)
  }

  @Test("A key store of an older program gets the keys that it lacks, and keeps those it has")
  func completed() throws {
    let store = try folder.makeKeys()
    let signing = try store.key(.auditSigning)
    try store.changing { state throws(VaultFailure) in
      state.programKeys[ProgramKey.backup.rawValue] = nil
      try store.writeProgramKeys(state)
    }
    #expect(failure { try store.key(.backup) } == .damagedKeys)
    let again = try KeyStore.open(at: folder.keys)
    #expect(try again.key(.backup).count == 32 && again.key(.auditSigning) == signing)
    #expect(try KeyStore.open(at: folder.keys).key(.backup) == again.key(.backup))
    #expect(try again.testCopy(at: folder.copy, passphrase: nil, now: now) == 0)
  }

  @Test("Keys are read while the master key is being replaced")
  func readMeanwhile() async throws {
    let store = try folder.makeKeys()
    let keys = try store.makeKeys(of: (0..<5).map { _ in PatientID(at: now) }, in: clinic)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for _ in 0..<3 { try store.replaceMasterKey(.file) } }
      for key in keys {
        group.addTask {
          for _ in 0..<100 {
            let found = try store.key(of: key.patient, in: clinic)
            #expect(found?.root == key.root)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  func setMode(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }
}

/// The code of what `body` throws.
func failure(_ body: () throws -> Any) -> VaultFailure.Code? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? VaultFailure)?.code
  }
}
