internal import ClinicVocabulary
internal import Foundation
internal import Synchronization
internal import Testing

@testable internal import Vault

@Suite("A kill while keys are written")
struct InterruptionTests {
  /// Stops for good at the n-th step after it was armed, as a kill would.
  final class Kill: Sendable {
    private let left = Mutex<Int?>(nil)
    static let failure = VaultFailure(.file, "killed")

    func arm(after steps: Int?) { left.withLock { $0 = steps } }

    var files: ReplacedFile {
      ReplacedFile { [self] _ throws(VaultFailure) in
        let isDead = left.withLock { left in
          guard let steps = left else { return false }
          left = max(0, steps - 1)
          return steps <= 0
        }
        if isDead { throw Self.failure }
      }
    }
  }

  @Test("A file has its old or its new content after every step, and nothing else stays")
  func files() throws {
    for step in ReplacedFile.Step.allCases {
      let folder = TestFolder()
      let path = folder.path + "/file"
      let (old, new) = ([UInt8](repeating: 1, count: 5000), [UInt8](repeating: 2, count: 900))
      try ReplacedFile().write(old, to: path)
      let stopping = ReplacedFile { at throws(VaultFailure) in
        if at == step { throw Kill.failure }
      }
      #expect(throws: Kill.failure) { try stopping.write(new, to: path) }
      let isNew = [.renamed, .overwritten, .removed].contains(step)
      #expect(try contents(of: path, isPrivate: true) == (isNew ? new : old))
      try ReplacedFile().sweep(folder.path)
      #expect(try contents(of: path, isPrivate: true) == (isNew ? new : old))
      #expect(try names(in: folder.path) == ["file"])
    }
  }

  @Test("Wherever an addition or erasure stops, the key store opens and all other keys are whole")
  func patients() throws {
    for steps in 0..<24 {
      let (folder, kill) = (TestFolder(), Kill())
      let store = try folder.makeKeys(files: kill.files)
      let kept = try store.makeKeys(of: (0..<6).map { _ in PatientID(at: now) }, in: clinic)
      let erased = try store.makeKey(of: PatientID(at: now), in: clinic)
      let added = PatientID(at: now)
      kill.arm(after: steps)
      let isErased = (try? store.destroyKey(of: erased.patient, in: clinic, at: now)) != nil
      let isAdded = (try? store.makeKey(of: added, in: clinic)) != nil
      let again = try KeyStore.open(at: folder.keys)
      for key in kept { #expect(try again.key(of: key.patient, in: clinic)?.root == key.root) }
      if isErased { #expect(try again.key(of: erased.patient, in: clinic) == nil) }
      if isAdded { #expect(try again.key(of: added, in: clinic) != nil) }
      try again.destroyKey(of: erased.patient, in: clinic, at: now)
      #expect(try again.bringCopyInStep(now: now))
      _ = try again.testCopy(at: folder.copy, passphrase: nil, now: now)
      for name in try folder.files().keys {
        #expect(!name.hasSuffix(".new") && !name.hasSuffix(".old"), "\(name)")
      }
    }
  }

  @Test("Wherever the change of the master key stops, opening completes it")
  func rotation() throws {
    var completed = 0
    for steps in 0..<200 where completed == 0 {
      let (folder, kill) = (TestFolder(), Kill())
      let store = try folder.makeKeys(files: kill.files)
      let keys = try store.makeKeys(of: (0..<2).map { _ in PatientID(at: now) }, in: clinic)
      kill.arm(after: steps)
      if (try? store.replaceMasterKey(.file)) != nil { completed += 1 }
      let again = try KeyStore.open(at: folder.keys)
      for key in keys { #expect(try again.key(of: key.patient, in: clinic)?.root == key.root) }
      #expect(again.state.withLock { $0.masters.count } == 1)
      #expect(try again.masterFile().previous == nil)
      #expect(try again.bringCopyInStep(now: now))
      #expect(try again.testCopy(at: folder.copy, passphrase: nil, now: now) == 2)
    }
    #expect(completed == 1)
  }
}
