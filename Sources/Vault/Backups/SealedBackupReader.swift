internal import Glibc

/// A backup's file that is being read, a chunk in memory at a time.
package final class SealedBackupReader {
  private var chunks: ChunkReader

  /// - Throws: `VaultFailure`: `.notABackup`, `.otherKeys`, `.file`.
  package init(_ path: String, _ sealing: BackupSealing) throws(VaultFailure) {
    let file = try OpenFile(path, O_RDONLY)
    let head = try file.read(upTo: BackupSealing.headSize)
    chunks = try ChunkReader(
      file, try sealing.chunks(ofHead: head, in: path), hashes: true)
  }

  /// The next bytes as they were sealed, nil at the end.
  ///
  /// - Throws: `VaultFailure` with `.sealBroken` when the file was changed or cut.
  package func next() throws(VaultFailure) -> [UInt8]? { try chunks.next() }

  /// SHA-256 of the file, 64 hexadecimal digits, once all of it was read.
  package var digest: String { chunks.digest }
}
