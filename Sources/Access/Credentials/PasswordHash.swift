internal import CSodium

/// Argon2id (RFC 9106) through libsodium; its text holds salt and parameters.
public struct PasswordCost: Sendable, Hashable {
  /// Passes over the memory.
  let passes: UInt64
  let memoryInBytes: Int

  /// 64 MiB and 2 passes, above the least that OWASP's Password Storage Cheat Sheet names for
  /// Argon2id (19 MiB, 2 passes).
  public static let standard = PasswordCost(passes: 2, memoryInBytes: 64 << 20)
  /// The least that libsodium does: for tests.
  public static let least = PasswordCost(passes: 1, memoryInBytes: 8 << 10)

  init(passes: UInt64, memoryInBytes: Int) {
    (self.passes, self.memoryInBytes) = (passes, memoryInBytes)
  }
}

/// A password as it is stored.
struct PasswordHash: Sendable, Hashable {
  let text: String

  init(stored text: String) { self.text = text }

  init(of password: Password, cost: PasswordCost) throws(AccessFailure) {
    var output = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let bytes = password.bytes.map(CChar.init(bitPattern:))
    guard sodium_init() >= 0,
      crypto_pwhash_str_alg(
        &output, bytes, UInt64(bytes.count), cost.passes, cost.memoryInBytes,
        crypto_pwhash_ALG_ARGON2ID13) == 0
    else { throw AccessFailure(.hashing) }
    text = String(decoding: output.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  func matches(_ password: Password) -> Bool {
    let bytes = password.bytes.map(CChar.init(bitPattern:))
    return sodium_init() >= 0
      && crypto_pwhash_str_verify(text, bytes, UInt64(bytes.count)) == 0
  }

  /// Whether it was made at another cost, and should be made again at the next sign-in.
  func isWeaker(than cost: PasswordCost) -> Bool {
    crypto_pwhash_str_needs_rehash(text, cost.passes, cost.memoryInBytes) != 0
  }
}
