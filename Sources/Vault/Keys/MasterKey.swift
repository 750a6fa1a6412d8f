internal import Crypto

/// The key under which all others of the key store are sealed.
struct MasterKey: Sendable {
  /// 8 bytes, by which a file says which master key it is sealed under.
  let id: [UInt8]
  let key: SymmetricKey

  init() { (id, key) = (randomBytes(8), SymmetricKey(size: .bits256)) }

  init(id: [UInt8], key: SymmetricKey) { (self.id, self.key) = (id, key) }
}

/// How the master key lies on the disk.
public enum KeyProtection: Sendable {
  /// In a file that its owner alone may read: the server starts unattended, and who has the disk of
  /// the key store has the keys.
  case file
  /// Sealed by a passphrase that somebody hands over at each start.
  case passphrase(Passphrase, PassphraseCost = .keyStore)
}

/// The file of the master key, and while it is being replaced also the one before.
struct MasterKeyFile: Codable, Sendable {
  static let name = "master.json"
  static let schemaID = "aglae.master-key/1"
  var schema = MasterKeyFile.schemaID
  let current: Entry
  let previous: Entry?

  struct Entry: Codable, Sendable {
    let id: [UInt8]
    /// The key itself, or the key in a box.
    let key: [UInt8]
    let salt: [UInt8]?
    let cost: PassphraseCost?

    init(_ master: MasterKey, _ protection: KeyProtection) throws(VaultFailure) {
      id = master.id
      switch protection {
      case .file: (key, salt, cost) = (master.key.bytes, nil, nil)
      case .passphrase(let passphrase, let cost):
        let salt = randomBytes(16)
        let wrapping = try passphrase.key(salt: salt, cost: cost)
        key = try Box.seal(master.key.bytes, with: wrapping, place: master.id)
        (self.salt, self.cost) = (salt, cost)
      }
    }

    func opened(by passphrase: Passphrase?, at path: String) throws(VaultFailure) -> MasterKey {
      guard let salt, let cost else {
        guard key.count == 32, id.count == 8 else { throw VaultFailure(.damagedKeys, path) }
        return MasterKey(id: id, key: SymmetricKey(data: key))
      }
      guard let passphrase else { throw VaultFailure(.needsPassphrase, path) }
      let wrapping = try passphrase.key(salt: salt, cost: cost)
      guard let opened = Box.open(key, with: wrapping, place: id), opened.count == 32 else {
        throw VaultFailure(.wrongPassphrase, path)
      }
      return MasterKey(id: id, key: SymmetricKey(data: opened))
    }
  }
}
