internal import Crypto

/// A hash of the Merkle tree of RFC 9162, section 2.1, with SHA-256.
public struct MerkleHash: Sendable, Hashable {
  /// 32 bytes.
  public let bytes: [UInt8]

  /// nil unless there are 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// The hash of an entry: SHA-256 of 0 and its bytes.
  public init(leaf: [UInt8]) {
    var hash = SHA256()
    hash.update(data: [0])
    hash.update(data: leaf)
    bytes = Array(hash.finalize())
  }

  /// The hash of two neighbours: SHA-256 of 1 and both.
  public init(_ left: MerkleHash, _ right: MerkleHash) {
    var hash = SHA256()
    hash.update(data: [1])
    hash.update(data: left.bytes)
    hash.update(data: right.bytes)
    bytes = Array(hash.finalize())
  }

  /// The root of a tree without entries: SHA-256 of nothing.
  public static let empty = MerkleHash(digest: SHA256.hash(data: [UInt8]()))

  private init(digest: SHA256Digest) { bytes = Array(digest) }
}
