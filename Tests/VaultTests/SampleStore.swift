internal import ClinicVocabulary
internal import Foundation

@testable internal import Vault

let now = Instant(microseconds: 1_795_000_000_000_000)
let cheap = PassphraseCost(passes: 1, mebibytes: 8)

/// A folder of a test, removed with its last holder.
final class TestFolder: Sendable {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/aglae-vault-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var keys: String { path + "/keys" }
  var copy: String { path + "/copy" }

  /// A key store whose copy was tested.
  func makeKeys(
    _ protection: KeyProtection = .file, passphrase: Passphrase? = nil,
    files: ReplacedFile = ReplacedFile()
  ) throws -> KeyStore {
    let store = try KeyStore.create(at: keys, protection: protection, files: files)
    try store.keepCopy(at: copy, now: now)
    _ = try store.testCopy(at: copy, passphrase: passphrase, now: now)
    return store
  }

  /// Every file below, with its bytes.
  func files(_ below: String = "") throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let walk = FileManager.default.enumerator(atPath: path + below)
    while let name = walk?.nextObject() as? String {
      let full = path + below + "/" + name
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
      if !isFolder.boolValue {
        files[name] = Array(try Data(contentsOf: URL(fileURLWithPath: full)))
      }
    }
    return files
  }
}

extension [UInt8] {
  /// Whether these bytes hold those.
  func holds(_ needle: [UInt8]) -> Bool { Data(self).range(of: Data(needle)) != nil }
}

let clinic = ClinicID(at: now)
