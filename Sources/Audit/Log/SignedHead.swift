public import ClinicVocabulary
internal import Crypto
internal import Foundation

/// A promise of the practice's log: its first `size` entries have that root, for ever.
///
/// A head kept elsewhere (key store, a patient's receipt) shows a log that was cut or rewritten.
public struct SignedHead: Sendable, Hashable {
  public let size: Int
  public let root: MerkleHash
  public let signedAt: Instant
  /// Ed25519, 64 bytes, over ``signedBytes``.
  public let signature: [UInt8]

  init(size: Int, root: MerkleHash, signedAt: Instant, signature: [UInt8]) {
    self.size = size
    self.root = root
    self.signedAt = signedAt
    self.signature = signature
  }

  /// - Throws: `CryptoKitError` when the key cannot sign.
  init(size: Int, root: MerkleHash, signedAt: Instant, by keys: AuditKeys) throws {
    let unsigned = SignedHead(size: size, root: root, signedAt: signedAt, signature: [])
    self.init(
      size: size, root: root, signedAt: signedAt,
      signature: Array(try keys.signing.signature(for: unsigned.signedBytes)))
  }

  var signedBytes: [UInt8] {
    var encoding = CanonicalBytes("aglae.audit-head/1")
    encoding.append(Int64(size))
    encoding.append(root.bytes)
    encoding.append(signedAt.microseconds)
    return encoding.bytes
  }

  /// Whether the owner of the key signed it.
  public func isSigned(by trust: AuditTrust) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: trust.publicKey) else {
      return false
    }
    return key.isValidSignature(signature, for: signedBytes)
  }
}

extension SignedHead: Codable {
  private enum CodingKeys: String, CodingKey { case schema, size, root, signedAt, signature }
  private static var schema: String { "aglae.audit-head/1" }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    guard try values.decode(String.self, forKey: .schema) == Self.schema,
      let root = MerkleHash(bytes: try values.decode(HexBytes.self, forKey: .root).bytes),
      case let size = try values.decode(Int.self, forKey: .size), size >= 0
    else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a head \(Self.schema)"))
    }
    self.init(
      size: size, root: root,
      signedAt: Instant(microseconds: try values.decode(Int64.self, forKey: .signedAt)),
      signature: try values.decode(HexBytes.self, forKey: .signature).bytes)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(Self.schema, forKey: .schema)
    try values.encode(size, forKey: .size)
    try values.encode(HexBytes(root.bytes), forKey: .root)
    try values.encode(signedAt.microseconds, forKey: .signedAt)
    try values.encode(HexBytes(signature), forKey: .signature)
  }

  /// The head as the text of a file.
  public func json() throws -> [UInt8] { try exported(self) }

  /// - Throws: `DecodingError` when `json` is no head.
  public init(json: [UInt8]) throws {
    self = try JSONDecoder().decode(SignedHead.self, from: Data(json))
  }
}

/// JSON as a person can read it, the same for the same value.
func exported(_ value: some Encodable) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
}
