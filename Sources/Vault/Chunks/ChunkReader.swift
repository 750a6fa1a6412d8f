internal import Crypto

/// Opens a file of chunks, one in memory at a time.
struct ChunkReader: ~Copyable {
  private let sealing: ChunkSealing
  private let file: OpenFile
  private var number: UInt32 = 0
  private var sealed: [UInt8]
  private var isAtEnd = false
  private var hash: SHA256?

  /// - Parameters:
  ///   - file: open for reading, behind its head.
  ///   - hashes: whether the digest of the whole file is wanted.
  init(
    _ file: consuming OpenFile, _ sealing: ChunkSealing, hashes: Bool = false
  ) throws(VaultFailure) {
    if hashes { hash = SHA256() }
    hash?.update(data: sealing.head)
    self.sealing = sealing
    self.file = file
    sealed = try self.file.read(upTo: ChunkSealing.sealedChunkSize)
  }

  /// The next chunk, found to be as it was sealed and in its place; nil after the last.
  ///
  /// - Throws: `VaultFailure` with `.sealBroken` when the file was changed, cut, or is another's;
  ///   that none is missing is known only when nil came.
  mutating func next() throws(VaultFailure) -> [UInt8]? {
    guard !isAtEnd else { return nil }
    let following = try file.read(upTo: ChunkSealing.sealedChunkSize)
    guard let opened = sealing.open(sealed, number: number, isLast: following.isEmpty) else {
      throw VaultFailure(.sealBroken, file.path, cause: "chunk \(number)")
    }
    hash?.update(data: sealed)
    isAtEnd = following.isEmpty
    if !isAtEnd { (number, sealed) = (number + 1, following) }
    return opened
  }

  /// SHA-256 of what was read, 64 hexadecimal digits; empty when none was wanted.
  var digest: String { hash.map { hexadecimal($0.finalize()) } ?? "" }
}
