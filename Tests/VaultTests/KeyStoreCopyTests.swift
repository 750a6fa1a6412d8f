internal import ClinicVocabulary
internal import Foundation
internal import Testing

@testable internal import Vault

@Suite("The second copy")
struct KeyStoreCopyTests {
  let folder = TestFolder()
  let later = Instant(microseconds: 1_795_000_600_000_000)

  @Test("No patient's key is made before the copy was restored in a test")
  func required() throws {
    let store = try KeyStore.create(at: folder.keys, protection: .file)
    let patient = PatientID(at: now)
    #expect(try store.copyState() == .none)
    #expect(failure { try store.makeKey(of: patient, in: clinic) } == .copyNotTested)
    try store.keepCopy(at: folder.copy, now: now)
    #expect(try store.copyState() == .untested(place: folder.copy))
    #expect(failure { try store.makeKey(of: patient, in: clinic) } == .copyNotTested)
    _ = try store.testCopy(at: folder.copy, passphrase: nil, now: later)
    #expect(
      try store.copyState()
        == .tested(place: folder.copy, testedAt: later, inStepAt: later, isStale: false))
    _ = try store.makeKey(of: patient, in: clinic)
  }

  @Test("The copy alone, opened as a key store, opens what was sealed")
  func restored() throws {
    let store = try folder.makeKeys()
    let key = try store.makeKey(of: PatientID(at: now), in: clinic)
    try FileManager.default.removeItem(atPath: folder.keys)
    try FileManager.default.moveItem(atPath: folder.copy, toPath: folder.keys)
    let again = try KeyStore.open(at: folder.keys)
    #expect(try again.key(of: key.patient, in: clinic)?.root == key.root)
    #expect(failure { try again.makeKey(of: PatientID(at: now), in: clinic) } == .copyNotTested)
  }

  @Test("A copy that lacks a key, or is another's, does not pass the test")
  func different() throws {
    let store = try folder.makeKeys()
    let key = try store.makeKey(of: PatientID(at: now), in: clinic)
    try FileManager.default.removeItem(
      atPath: folder.copy + "/" + KeyStore.shardName(key.owner.shard))
    #expect(
      failure { try store.testCopy(at: folder.copy, passphrase: nil, now: now) } == .copyDiffers)
    _ = try KeyStore.create(at: folder.path + "/other", protection: .file)
    #expect(
      failure { try store.testCopy(at: folder.path + "/other", passphrase: nil, now: now) }
        == .copyDiffers)
    #expect(
      failure { try store.testCopy(at: folder.path + "/none", passphrase: nil, now: now) } == .file)
  }

  @Test("A wrong passphrase does not pass the test")
  func forgotten() throws {
    let passphrase = try #require(Passphrase("cheval pile agrafe correcte"))
    let store = try KeyStore.create(at: folder.keys, protection: .passphrase(passphrase, cheap))
    try store.keepCopy(at: folder.copy, now: now)
    let wrong = Passphrase("cheval pile agrafe incorrecte")
    #expect(
      failure { try store.testCopy(at: folder.copy, passphrase: wrong, now: now) }
        == .wrongPassphrase)
    #expect(try store.copyState() == .untested(place: folder.copy))
  }

  @Test("A copy that was away misses nothing once it is back, erasures included")
  func away() throws {
    let store = try folder.makeKeys()
    let erased = try store.makeKey(of: PatientID(at: now), in: clinic)
    let away = folder.path + "/away"
    try FileManager.default.moveItem(atPath: folder.copy, toPath: away)
    let added = try store.makeKey(of: PatientID(at: now), in: clinic)
    try store.destroyKey(of: erased.patient, in: clinic, at: now)
    guard case .tested(_, _, let inStepAt, let isStale) = try store.copyState() else {
      Issue.record("the copy stays tested")
      return
    }
    #expect(isStale && inStepAt == now)
    #expect(try store.bringCopyInStep(now: later) == false)
    #expect(!FileManager.default.fileExists(atPath: folder.copy))
    try FileManager.default.moveItem(atPath: away, toPath: folder.copy)
    #expect(try store.bringCopyInStep(now: later))
    #expect(
      try store.copyState()
        == .tested(place: folder.copy, testedAt: now, inStepAt: later, isStale: false))
    let copy = try KeyStore.open(at: folder.copy)
    #expect(try copy.key(of: erased.patient, in: clinic) == nil)
    #expect(try copy.key(of: added.patient, in: clinic)?.root == added.root)
  }
}
