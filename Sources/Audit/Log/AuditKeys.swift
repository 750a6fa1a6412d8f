internal import Crypto

/// What the log is written with: it lies in the key store, never beside the log.
public struct AuditKeys: Sendable {
  let signing: Curve25519.Signing.PrivateKey
  let sealing: SymmetricKey

  /// - Parameters:
  ///   - signingSeed: 32 random bytes, from which the Ed25519 key is made.
  ///   - sealingKey: 32 random bytes.
  /// - Throws: `CryptoKitError` when the seed does not have 32 bytes.
  public init(signingSeed: [UInt8], sealingKey: [UInt8]) throws {
    signing = try Curve25519.Signing.PrivateKey(rawRepresentation: signingSeed)
    sealing = SymmetricKey(data: sealingKey)
  }

  /// What is needed to check the log; the public key alone suffices for proofs.
  public var trust: AuditTrust {
    AuditTrust(publicKey: Array(signing.publicKey.rawRepresentation), sealing: sealing)
  }
}

/// Whom a reader of the log believes.
public struct AuditTrust: Sendable {
  /// The Ed25519 public key, 32 bytes.
  public let publicKey: [UInt8]
  /// nil where only heads and the tree can be checked.
  let sealing: SymmetricKey?

  /// The key as 64 hexadecimal digits, as the stand-alone verifier takes it.
  public var publicKeyText: String { HexBytes(publicKey).text }

  /// Believes the heads of that key; seals of events cannot be checked.
  public init(publicKey: [UInt8]) { self.init(publicKey: publicKey, sealing: nil) }

  init(publicKey: [UInt8], sealing: SymmetricKey?) {
    self.publicKey = publicKey
    self.sealing = sealing
  }
}
