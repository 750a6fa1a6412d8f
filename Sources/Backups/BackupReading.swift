internal import Database
internal import Vault

/// What a backup was found to hold.
public struct BackupContents: Sendable, Equatable {
  public let facts: BackupFacts
  public let counts: BackupCounts
}

/// Reads a backup item by item.
final class BackupReading {
  private let path: String
  private let reader: SealedBackupReader
  private var bytes: [UInt8] = []
  private var place = 0
  private(set) var bytesRead = 0
  /// SHA-256 of the file, 64 hexadecimal digits, once all of it was read.
  var digest: String { reader.digest }

  init(_ path: String, _ sealing: BackupSealing) throws {
    self.path = path
    reader = try SealedBackupReader(path, sealing)
  }

  /// Checks every chunk, every row, every photograph and every count.
  ///
  /// - Parameter photograph: begins what takes a photograph's bytes; nil when they are only checked.
  /// - Throws: `VaultFailure`, `BackupFailure`, `BackupRefusal`.
  func check(
    progress: @escaping BackupProgress.Report,
    file: (BackupItem.SmallFile) throws -> Void = { _ in },
    photographs: PhotographFiles? = nil
  ) throws -> BackupContents {
    let facts = try facts()
    var counts = BackupCounts()
    counts.rows = Int(
      try BackupRows.count { [self] in
        progress(.checking(bytes: bytesRead))
        return try rows()
      })
    guard try rows() == nil else { throw damaged }
    while true {
      switch try next() {
      case .file(let small) where BackupItem.SmallFile.names.contains(small.name): try file(small)
      case .photograph(let name):
        try self.photograph(name, into: photographs, &counts)
        progress(.checking(bytes: bytesRead))
      case .end(let said):
        (counts.erasedMeanwhile, counts.absent, counts.damaged) = (
          said.erasedMeanwhile, said.absent, said.damaged
        )
        guard counts == said, place == bytes.count, try reader.next() == nil else { throw damaged }
        return BackupContents(facts: facts, counts: counts)
      default: throw damaged
      }
    }
  }

  /// What comes first.
  func facts() throws -> BackupFacts {
    guard case .facts(let facts) = try next() else { throw damaged }
    guard facts.schema == BackupFacts.schemaID else { throw BackupRefusal(.otherProgram, path) }
    return facts
  }

  /// The next piece of rows, nil when there is no more; called again it is nil again.
  func rows() throws -> [UInt8]? {
    guard !rowsEnded else { return nil }
    switch try next() {
    case .rows(let piece): return piece
    case .endOfRows:
      rowsEnded = true
      return nil
    default: throw damaged
    }
  }
  private var rowsEnded = false

  private func photograph(
    _ name: String, into files: PhotographFiles?, _ counts: inout BackupCounts
  ) throws {
    var copy = try files?.copy(named: name) ?? PhotographCopy(checking: name)
    while true {
      switch try next() {
      case .bytes(let piece): try copy.append(piece)
      case .endOfPhotograph(let isWhole):
        guard copy.isWhole == isWhole else { throw damaged }
        guard isWhole else {
          try files?.remove(named: name)
          return
        }
        counts.photographs += 1
        counts.photographBytes += copy.byteCount
        return
      default: throw damaged
      }
    }
  }

  private func next() throws -> BackupItem {
    let head = try take(5)
    let length = head.dropFirst().reduce(0) { $0 << 8 | Int($1) }
    guard length <= 1 << 26,
      let item = BackupItem(kind: head[head.startIndex], content: Array(try take(length)))
    else { throw damaged }
    return item
  }

  private func take(_ count: Int) throws -> ArraySlice<UInt8> {
    while bytes.count - place < count {
      guard let chunk = try reader.next() else { throw damaged }
      bytes.removeFirst(place)
      place = 0
      bytes += chunk
      bytesRead += chunk.count
    }
    defer { place += count }
    return bytes[place..<place + count]
  }

  private var damaged: BackupRefusal { BackupRefusal(.damaged, path, cause: "byte \(bytesRead)") }
}
