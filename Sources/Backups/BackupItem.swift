internal import Foundation

/// What stands in a backup, in this order: facts, pieces of rows and their end, small files, photographs, the end.
///
/// Each item is a byte for its kind, the count of what follows in four bytes, and that.
enum BackupItem {
  case facts(BackupFacts)
  /// A piece of the rows of one moment, in the form of the Database room.
  case rows([UInt8])
  case endOfRows
  /// A small file of the data folder that holds nothing of patients.
  case file(SmallFile)
  /// Begins a photograph of that name; its sealed bytes follow.
  case photograph(name: String)
  case bytes([UInt8])
  /// - Parameter isWhole: whether the bytes are those that the name tells.
  case endOfPhotograph(isWhole: Bool)
  case end(BackupCounts)

  struct SmallFile: Codable, Equatable, Sendable {
    let name: String
    let content: [UInt8]

    /// Those that are kept, by their names.
    static let names = ["stations.json"]
  }

  private static let longest = 1 << 20

  func bytes() throws -> [UInt8] {
    let (kind, content): (UInt8, [UInt8]) =
      switch self {
      case .facts(let facts): (1, try Self.json(facts))
      case .rows(let bytes): (2, bytes)
      case .endOfRows: (3, [])
      case .file(let file): (4, try Self.json(file))
      case .photograph(let name): (5, Array(name.utf8))
      case .bytes(let bytes): (6, bytes)
      case .endOfPhotograph(let isWhole): (7, [isWhole ? 1 : 0])
      case .end(let counts): (8, try Self.json(counts))
      }
    return [kind] + withUnsafeBytes(of: UInt32(content.count).bigEndian) { Array($0) } + content
  }

  /// nil when it is no item of this form.
  init?(kind: UInt8, content: [UInt8]) {
    switch kind {
    case 1:
      guard let facts = Self.value(BackupFacts.self, content) else { return nil }
      self = .facts(facts)
    case 2: self = .rows(content)
    case 3: self = .endOfRows
    case 4:
      guard let file = Self.value(SmallFile.self, content) else { return nil }
      self = .file(file)
    case 5: self = .photograph(name: String(decoding: content, as: UTF8.self))
    case 6: self = .bytes(content)
    case 7: self = .endOfPhotograph(isWhole: content == [1])
    case 8:
      guard let counts = Self.value(BackupCounts.self, content) else { return nil }
      self = .end(counts)
    default: return nil
    }
  }

  private static func json(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return Array(try encoder.encode(value))
  }

  private static func value<Value: Decodable>(_ type: Value.Type, _ content: [UInt8]) -> Value? {
    try? JSONDecoder().decode(type, from: Data(content))
  }
}
