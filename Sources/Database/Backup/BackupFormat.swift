internal import Crypto
internal import Foundation

/// A backup as bytes, the same for both engines: `aglae-backup/1`, then records.
///
/// A record is a byte for its kind and its fields; numbers are big-endian, texts and bytes carry
/// their length in four bytes. The last record holds the number of rows and the SHA-256 of all
/// before it, so that a backup that was cut or changed is refused.
enum BackupRecord: Equatable {
  /// A migration of the common subset that the rows rest on.
  case step(name: String, checksum: String)
  /// The table of the rows that follow.
  case table(name: String, columns: [String])
  case row([SQLValue])
  case end(rows: Int64)

  static let magic = Array("aglae-backup/1\n".utf8)
}

/// Turns records into bytes and hands these on in pieces of about 64 kB.
struct BackupWriter {
  private let sink: ([UInt8]) throws -> Void
  private var bytes = BackupRecord.magic
  private var digest = SHA256()

  init(_ sink: @escaping ([UInt8]) throws -> Void) { self.sink = sink }

  mutating func write(_ record: BackupRecord) throws {
    switch record {
    case .step(let name, let checksum):
      bytes.append(1)
      put(Array(name.utf8))
      put(Array(checksum.utf8))
    case .table(let name, let columns):
      bytes.append(2)
      put(Array(name.utf8))
      put(number: Int64(columns.count))
      for column in columns { put(Array(column.utf8)) }
    case .row(let values):
      bytes.append(3)
      put(number: Int64(values.count))
      for value in values { put(value) }
    case .end(let rows):
      bytes.append(4)
      put(number: rows)
      digest.update(data: bytes)
      let sum = Array(digest.finalize())
      try sink(bytes + sum)
      bytes = []
    }
    if bytes.count > 65_536 { try flush() }
  }

  private mutating func flush() throws {
    digest.update(data: bytes)
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func put(_ value: SQLValue) {
    switch value {
    case .null: bytes.append(0)
    case .integer(let number):
      bytes.append(1)
      put(number: number)
    case .real(let number):
      bytes.append(2)
      put(number: Int64(bitPattern: number.bitPattern))
    case .text(let text):
      bytes.append(3)
      put(Array(text.utf8))
    case .blob(let content):
      bytes.append(4)
      put(content)
    }
  }

  private mutating func put(_ content: [UInt8]) {
    withUnsafeBytes(of: UInt32(content.count).bigEndian) { bytes += $0 }
    bytes += content
  }

  private mutating func put(number: Int64) {
    withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
  }
}

/// Turns bytes into records.
struct BackupReader {
  private let source: () throws -> [UInt8]?
  private var bytes: [UInt8] = []
  private var place = 0
  private var digest = SHA256()

  /// - Parameter source: gives the next piece, nil after the last.
  init(_ source: @escaping () throws -> [UInt8]?) throws {
    self.source = source
    guard try take(BackupRecord.magic.count).elementsEqual(BackupRecord.magic) else {
      throw BackupFailure.notABackup
    }
  }

  /// - Throws: `BackupFailure` when the bytes are no whole backup.
  mutating func next() throws -> BackupRecord {
    switch try take(1).first {
    case 1: return .step(name: try text(), checksum: try text())
    case 2:
      let name = try text()
      let count = try count(atMost: 10_000)
      return .table(name: name, columns: try (0..<count).map { _ in try text() })
    case 3:
      let count = try count(atMost: 10_000)
      return .row(try (0..<count).map { _ in try value() })
    case 4:
      let rows = try number()
      let sum = Array(digest.finalize())
      guard try Array(take(32)) == sum else { throw BackupFailure.damaged }
      return .end(rows: rows)
    default: throw BackupFailure.damaged
    }
  }

  private mutating func value() throws -> SQLValue {
    switch try take(1).first {
    case 0: .null
    case 1: .integer(try number())
    case 2: .real(Double(bitPattern: UInt64(bitPattern: try number())))
    case 3: .text(try text())
    case 4: .blob(try content())
    default: throw BackupFailure.damaged
    }
  }

  private mutating func text() throws -> String {
    guard let text = String(validating: try content(), as: UTF8.self) else {
      throw BackupFailure.damaged
    }
    return text
  }

  private mutating func content() throws -> [UInt8] {
    let length = try take(4).reduce(0) { $0 << 8 | Int($1) }
    return Array(try take(length))
  }

  private mutating func count(atMost most: Int64) throws -> Int64 {
    let count = try number()
    guard (0...most).contains(count) else { throw BackupFailure.damaged }
    return count
  }

  private mutating func number() throws -> Int64 {
    try take(8).reduce(0) { $0 << 8 | Int64($1) }
  }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    while bytes.count - place < count {
      guard let piece = try source() else { throw BackupFailure.cut }
      bytes.removeFirst(place)
      place = 0
      bytes += piece
    }
    defer { place += count }
    digest.update(data: bytes[place..<place + count])
    return bytes[place..<place + count]
  }
}
