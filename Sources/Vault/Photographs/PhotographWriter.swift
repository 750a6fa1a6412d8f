internal import ClinicVocabulary
internal import Crypto
internal import Glibc

/// What a row keeps of a sealed photograph.
public struct SealedPhotograph: Sendable, Hashable {
  /// SHA-256 of the sealed bytes, 64 hexadecimal digits.
  public let name: String
  /// Bytes of the photograph itself.
  public let byteCount: Int
}

/// Seals a photograph as it comes in, a chunk in memory at a time.
public struct PhotographWriter: ~Copyable {
  private let files: PhotographFiles
  private let sealing: ChunkSealing
  private let file: OpenFile
  private var hash = SHA256()
  private var waiting: [UInt8] = []
  private var number: UInt32 = 0
  private var byteCount = 0

  init(_ id: Photograph.ID, key: PatientKey, files: PhotographFiles) throws(VaultFailure) {
    let salt = randomBytes(ChunkSealing.saltSize)
    let head = ChunkSealing.form + salt
    let begun = try OpenFile(
      "\(files.folder)/new/\(hexadecimal(salt.prefix(16)))", O_WRONLY | O_CREAT | O_EXCL)
    try begun.write(head)
    self.files = files
    sealing = ChunkSealing(key, photograph: id.text, salt: salt)
    file = begun
    hash.update(data: head)
  }

  /// Adds bytes of the photograph.
  public mutating func append(_ bytes: [UInt8]) throws(VaultFailure) {
    byteCount += bytes.count
    waiting += bytes
    var start = 0
    // The last chunk is known only at the end, so one always waits.
    while waiting.count - start > ChunkSealing.chunkSize {
      let chunk = Array(waiting[start..<start + ChunkSealing.chunkSize])
      try put(try sealing.seal(chunk, number: number, isLast: false))
      start += ChunkSealing.chunkSize
      number += 1
    }
    waiting.removeFirst(start)
  }

  /// Completes it: file and folder are on the disk when this returns, and the row may be written.
  public consuming func finish() throws(VaultFailure) -> SealedPhotograph {
    try put(try sealing.seal(waiting, number: number, isLast: true))
    try file.sync()
    let name = hexadecimal(hash.finalize())
    guard let path = files.path(name) else { throw VaultFailure(.file, file.path) }
    let folder = String(path.dropLast(65))
    try makeFolder(folder)
    guard rename(file.path, path) == 0 else { throw .system(path) }
    try syncFolder(folder)
    try syncFolder(files.folder)
    return SealedPhotograph(name: name, byteCount: byteCount)
  }

  private mutating func put(_ bytes: [UInt8]) throws(VaultFailure) {
    hash.update(data: bytes)
    try file.write(bytes)
  }
}
