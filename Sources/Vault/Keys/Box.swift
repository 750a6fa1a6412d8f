internal import Crypto
internal import Foundation

/// AES-256-GCM with a random nonce: nonce (12 bytes), sealed bytes, tag (16).
enum Box {
  static let overhead = 28

  static func seal(
    _ bytes: [UInt8], with key: SymmetricKey, place: [UInt8]
  ) throws(VaultFailure) -> [UInt8] {
    guard
      let box = try? AES.GCM.seal(bytes, using: key, authenticating: place),
      let combined = box.combined
    else { throw VaultFailure(.sealBroken, "", cause: "cannot seal") }
    return Array(combined)
  }

  /// nil when it is not what was sealed with that key for that place.
  static func open(_ sealed: [UInt8], with key: SymmetricKey, place: [UInt8]) -> [UInt8]? {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let bytes = try? AES.GCM.open(box, using: key, authenticating: place)
    else { return nil }
    return Array(bytes)
  }
}

extension SymmetricKey {
  /// The key for one purpose: HKDF of RFC 5869 with SHA-256.
  func derived(for purpose: StaticString, salt: [UInt8] = [], info: [UInt8] = []) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: self, salt: salt, info: Array("\(purpose)".utf8) + info,
      outputByteCount: 32)
  }

  var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
}

/// `count` bytes from the system's source of random numbers.
func randomBytes(_ count: Int) -> [UInt8] {
  var generator = SystemRandomNumberGenerator()
  return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
}

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
