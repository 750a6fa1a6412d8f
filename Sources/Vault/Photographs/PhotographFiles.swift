public import ClinicVocabulary
internal import Glibc

/// A photograph of a patient.
public enum Photograph { public typealias ID = Identifier<Photograph> }

/// The sealed photographs: a folder of files named by the SHA-256 of their sealed bytes.
public struct PhotographFiles: Sendable {
  let folder: String

  /// - Parameter folder: where they lie, made for its owner alone when absent.
  public init(folder: String) throws(VaultFailure) {
    self.folder = folder
    for place in [folder, folder + "/new"] { try makeFolder(place) }
  }

  /// Begins a photograph; nothing of it is readable on the disk at any time.
  public func writer(
    _ id: Photograph.ID, key: PatientKey
  ) throws(VaultFailure) -> PhotographWriter {
    try PhotographWriter(id, key: key, files: self)
  }

  /// Hands the photograph over in chunks.
  ///
  /// A chunk is handed over only once it was found to be as it was sealed and in its place; that
  /// none is missing is known when this returns, so what was handed over before an error is not to
  /// be used.
  ///
  /// - Throws: `VaultFailure` with `.sealBroken` when the file was changed, cut, or is another's;
  ///   or what `chunk` throws.
  public func read(
    _ name: String, _ id: Photograph.ID, key: PatientKey, chunk: ([UInt8]) throws -> Void
  ) throws {
    var chunks = try reader(name, id, key: key)
    while let next = try chunks.next() { try chunk(next) }
  }

  func reader(
    _ name: String, _ id: Photograph.ID, key: PatientKey
  ) throws(VaultFailure) -> ChunkReader {
    let broken = VaultFailure(.sealBroken, id.text)
    guard let path = path(name) else { throw broken }
    let file = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
    let head = try file.read(upTo: PhotographSealing.headSize)
    guard head.count == PhotographSealing.headSize, head.starts(with: PhotographSealing.form) else {
      throw broken
    }
    return try ChunkReader(
      file,
      PhotographSealing.chunks(
        of: id, key, salt: Array(head.suffix(ChunkSealing.saltSize))))
  }

  /// The whole photograph; memory for all of it.
  public func bytes(of name: String, _ id: Photograph.ID, key: PatientKey) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try read(name, id, key: key) { bytes += $0 }
    return bytes
  }

  /// nil when `name` is none of a sealed photograph.
  func path(_ name: String) -> String? {
    guard name.utf8.count == 64, name.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) })
    else { return nil }
    return "\(folder)/\(name.prefix(2))/\(name)"
  }
}
