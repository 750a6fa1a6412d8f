internal import Crypto
internal import Glibc

/// Sealed bytes as they are, for backups: who copies them needs no patient's key.
extension PhotographFiles {
  /// Hands over a photograph's sealed bytes in pieces of 256 kB.
  ///
  /// - Returns: whether they are those that the name tells, nil when there is no such file.
  package func sealedBytes(
    of name: String, piece: ([UInt8]) throws -> Void
  ) throws -> Bool? {
    guard let path = path(name), status(of: path) != nil else { return nil }
    let file = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
    var hash = SHA256()
    while case let bytes = try file.read(upTo: 262_144), !bytes.isEmpty {
      hash.update(data: bytes)
      try piece(bytes)
    }
    return hexadecimal(hash.finalize()) == name
  }

  /// Begins a photograph whose sealed bytes come from a backup.
  package func copy(named name: String) throws(VaultFailure) -> PhotographCopy {
    guard let path = path(name) else { throw VaultFailure(.sealBroken, name) }
    try makeFolder(String(path.dropLast(65)))
    return PhotographCopy(
      name, into: try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW))
  }
}

/// Sealed bytes of a photograph that come in; whoever copies many waits for the disk at the end.
package struct PhotographCopy: ~Copyable {
  private let name: String
  private let file: OpenFile?
  private var hash = SHA256()
  package private(set) var byteCount = 0

  init(_ name: String, into file: consuming OpenFile) {
    self.name = name
    self.file = consume file
  }

  /// Only checks the bytes, and keeps none.
  package init(checking name: String) {
    self.name = name
    file = nil
  }

  package mutating func append(_ bytes: [UInt8]) throws(VaultFailure) {
    hash.update(data: bytes)
    byteCount += bytes.count
    try file?.write(bytes)
  }

  /// Whether the bytes so far are those that the name tells.
  package var isWhole: Bool { hexadecimal(hash.finalize()) == name }
}
