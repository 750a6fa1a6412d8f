internal import Glibc
internal import Synchronization

/// A backup's file that is being written. Nothing of what is handed in is readable on the disk.
package final class SealedBackupWriter: Sendable {
  private struct State: ~Copyable { var chunks: ChunkWriter? }

  private let path: String
  private let sealing: BackupSealing
  private let state = Mutex(State(chunks: nil))

  /// - Parameter path: a file that is there, whose content is replaced.
  package init(to path: String, _ sealing: BackupSealing) {
    self.path = path
    self.sealing = sealing
  }

  /// Begins the file, anew when something was written to it already.
  package func begin() throws(VaultFailure) {
    try state.withLock { state throws(VaultFailure) in
      state.chunks = try ChunkWriter(
        try OpenFile(path, O_WRONLY | O_TRUNC | O_NOFOLLOW), sealing.chunks())
    }
  }

  package func append(_ bytes: [UInt8]) throws(VaultFailure) {
    try state.withLock { state throws(VaultFailure) in try state.chunks?.append(bytes) }
  }

  /// Completes the file, which is on the disk when this returns.
  package func finish() throws(VaultFailure) -> (digest: String, byteCount: Int) {
    let result: (digest: String, byteCount: Int)? = try state.withLock {
      state throws(VaultFailure) in
      guard let digest = try state.chunks?.finish() else { return nil }
      return (digest, state.chunks?.sealedByteCount ?? 0)
    }
    guard let result else { preconditionFailure("a backup is begun before it is finished") }
    return result
  }
}
