internal import Crypto

/// Seals bytes into a file as they come, a chunk in memory at a time.
struct ChunkWriter: ~Copyable {
  private let sealing: ChunkSealing
  private let file: OpenFile
  private var hash = SHA256()
  private var waiting: [UInt8] = []
  private var number: UInt32 = 0
  /// Bytes that were handed in.
  private(set) var byteCount = 0
  /// Bytes of the file.
  private(set) var sealedByteCount = 0

  /// - Parameter file: empty, and open for writing.
  init(_ file: consuming OpenFile, _ sealing: ChunkSealing) throws(VaultFailure) {
    self.sealing = sealing
    self.file = file
    try put(sealing.head)
  }

  mutating func append(_ bytes: [UInt8]) throws(VaultFailure) {
    byteCount += bytes.count
    waiting += bytes
    var start = 0
    // The last chunk is known only at the end, so one always waits.
    while waiting.count - start > ChunkSealing.chunkSize {
      let chunk = Array(waiting[start..<start + ChunkSealing.chunkSize])
      try put(try sealing.seal(chunk, number: number, isLast: false))
      start += ChunkSealing.chunkSize
      guard number < UInt32.max else { throw VaultFailure(.file, file.path, cause: "too long") }
      number += 1
    }
    if start > 0 { waiting.removeFirst(start) }
  }

  /// Seals what waits as the last chunk; the file is on the disk when this returns.
  ///
  /// - Returns: SHA-256 of the sealed bytes, 64 hexadecimal digits.
  mutating func finish() throws(VaultFailure) -> String {
    try put(try sealing.seal(waiting, number: number, isLast: true))
    waiting = []
    try file.sync()
    return hexadecimal(hash.finalize())
  }

  private mutating func put(_ bytes: [UInt8]) throws(VaultFailure) {
    hash.update(data: bytes)
    sealedByteCount += bytes.count
    try file.write(bytes)
  }
}
