internal import CSodium
internal import Crypto

/// What a person types to open the key store.
public struct Passphrase: Sendable {
  let bytes: [UInt8]

  /// nil when there are fewer than 12 characters.
  public init?(_ text: String) {
    guard text.count >= 12 else { return nil }
    bytes = Array(text.utf8)
  }
}

/// How much work it is to try one passphrase: Argon2id, RFC 9106.
public struct PassphraseCost: Sendable, Hashable, Codable {
  public let passes: Int
  public let mebibytes: Int

  public init(passes: Int, mebibytes: Int) {
    self.passes = passes
    self.mebibytes = mebibytes
  }

  /// A second or so: a key store is opened when the server starts, not at each sign-in.
  public static let keyStore = PassphraseCost(passes: 3, mebibytes: 256)
}

extension Passphrase {
  /// The key that it stands for.
  ///
  /// - Parameter salt: 16 random bytes.
  /// - Throws: `VaultFailure` when there is not enough memory for `cost`.
  func key(salt: [UInt8], cost: PassphraseCost) throws(VaultFailure) -> SymmetricKey {
    guard salt.count == Int(crypto_pwhash_saltbytes()), (1...64).contains(cost.passes),
      (8...4096).contains(cost.mebibytes), sodium_init() >= 0
    else { throw VaultFailure(.damagedKeys, "master.json", cause: "cost of the passphrase") }
    var key = [UInt8](repeating: 0, count: 32)
    var text = bytes.map { CChar(bitPattern: $0) }
    let outcome = crypto_pwhash(
      &key, 32, text, UInt64(text.count), salt, UInt64(cost.passes), cost.mebibytes << 20,
      crypto_pwhash_alg_argon2id13())
    sodium_memzero(&text, text.count)
    defer { sodium_memzero(&key, key.count) }
    guard outcome == 0 else {
      throw VaultFailure(.file, "master.json", cause: "not enough memory for the passphrase")
    }
    return SymmetricKey(data: key)
  }
}
