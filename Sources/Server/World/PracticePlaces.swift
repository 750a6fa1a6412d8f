internal import Database
private import Foundation
internal import Vault

/// Where a practice keeps its data and its keys.
public struct PracticePlaces: Sendable {
  let dataFolder: String
  let keyFolder: String
  let passphrase: String?
  let database: DatabaseLocation

  /// - Parameters:
  ///   - database: PostgreSQL's address or a file; nil for a file in `dataFolder`.
  ///   - keyFolder: never inside `dataFolder`.
  ///   - passphrase: opens the key store; nil when its master key lies in a file of its folder.
  public init(
    dataFolder: String, keyFolder: String, passphrase: String?, database: String?
  ) {
    (self.dataFolder, self.keyFolder) = (dataFolder, keyFolder)
    self.passphrase = passphrase
    self.database = DatabaseLocation(database, data: dataFolder)
  }

  /// The key store; a new one where there is none.
  ///
  /// - Throws: `VaultFailure`; `ServerFailure.passphrase` for one that is too short.
  func openKeyStore() throws -> KeyStore {
    var typed: Passphrase?
    if let passphrase {
      guard let long = Passphrase(passphrase) else { throw ServerFailure.passphrase }
      typed = long
    }
    let parent = URL(fileURLWithPath: keyFolder).deletingLastPathComponent()
    // A failure here is told by what opens the key store.
    try? FileManager.default.createDirectory(
      at: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return try openKeyStore(typed)
  }

  private func openKeyStore(_ passphrase: Passphrase?) throws(VaultFailure) -> KeyStore {
    do {
      return try KeyStore.open(at: keyFolder, passphrase: passphrase, outside: dataFolder)
    } catch {
      guard error.code == .noKeyStore else { throw error }
    }
    return try KeyStore.create(
      at: keyFolder, protection: passphrase.map { .passphrase($0) } ?? .file, outside: dataFolder)
  }
}
