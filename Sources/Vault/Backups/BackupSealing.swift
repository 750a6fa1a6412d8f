internal import Crypto

/// How a backup is encrypted: chunks under a key of this file alone, made from the key store's key for
/// backups, which outlives its master key.
///
/// The head in clear: a line that names the form, 8 bytes by which the key is known again, and a
/// random salt. It tells no more than that it is a backup, and of which key store.
package struct BackupSealing: Sendable {
  static let form = Array("aglae.backup/1\n".utf8)
  private static let idSize = 8
  static let headSize = form.count + idSize + ChunkSealing.saltSize
  private let root: SymmetricKey
  private let id: [UInt8]

  /// - Throws: `VaultFailure` when the key store lacks the key.
  package init(_ keys: KeyStore) throws(VaultFailure) {
    root = SymmetricKey(data: try keys.key(.backup))
    id = Array(root.derived(for: "aglae.backup-id/1").bytes.prefix(Self.idSize))
  }

  /// For a new file.
  func chunks() -> ChunkSealing {
    chunks(head: Self.form + id + randomBytes(ChunkSealing.saltSize))
  }

  /// - Parameter head: the first bytes of a file.
  /// - Throws: `VaultFailure` with `.notABackup`, or `.otherKeys` for one of another key store.
  func chunks(ofHead head: [UInt8], in path: String) throws(VaultFailure) -> ChunkSealing {
    guard head.count == Self.headSize, head.starts(with: Self.form) else {
      throw VaultFailure(.notABackup, path)
    }
    guard head.dropFirst(Self.form.count).prefix(Self.idSize).elementsEqual(id) else {
      throw VaultFailure(.otherKeys, path)
    }
    return chunks(head: head)
  }

  private func chunks(head: [UInt8]) -> ChunkSealing {
    ChunkSealing(
      root.derived(for: "aglae.backup/1", salt: Array(head.suffix(ChunkSealing.saltSize))),
      head: head)
  }
}
