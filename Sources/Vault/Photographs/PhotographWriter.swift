internal import ClinicVocabulary
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
  private let begun: String
  private var chunks: ChunkWriter

  init(_ id: Photograph.ID, key: PatientKey, files: PhotographFiles) throws(VaultFailure) {
    let salt = randomBytes(ChunkSealing.saltSize)
    self.files = files
    begun = "\(files.folder)/new/\(hexadecimal(salt.prefix(16)))"
    chunks = try ChunkWriter(
      try OpenFile(begun, O_WRONLY | O_CREAT | O_EXCL),
      PhotographSealing.chunks(of: id, key, salt: salt))
  }

  /// Adds bytes of the photograph.
  public mutating func append(_ bytes: [UInt8]) throws(VaultFailure) { try chunks.append(bytes) }

  /// Completes it: file and folder are on the disk when this returns, and the row may be written.
  public consuming func finish() throws(VaultFailure) -> SealedPhotograph {
    let name = try chunks.finish()
    guard let path = files.path(name) else { throw VaultFailure(.file, begun) }
    let folder = String(path.dropLast(65))
    try makeFolder(folder)
    guard rename(begun, path) == 0 else { throw .system(path) }
    try syncFolder(folder)
    try syncFolder(files.folder)
    return SealedPhotograph(name: name, byteCount: chunks.byteCount)
  }
}
