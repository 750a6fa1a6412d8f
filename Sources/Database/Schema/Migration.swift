internal import Crypto
internal import Foundation

/// One step of the schema: a numbered file that never changes once it is shipped.
///
/// A file for one engine, such as `m0002-audit.postgresql.sql`, follows the common one of its name.
struct Migration: Sendable {
  /// Such as `m0001-clinics` or `m0002-audit.postgresql`.
  let name: String
  let statements: [String]
  /// SHA-256 of the file, in hexadecimal digits.
  let checksum: String

  /// Whether both engines have it.
  var isCommon: Bool { !name.contains(".") }

  init(name: String, text: String) {
    self.name = name
    statements = Self.statements(of: text)
    checksum = SHA256.hash(data: Data(text.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  /// All steps in order, for `engine`.
  static func all(for engine: EngineKind) throws(DatabaseFailure) -> [Migration] {
    guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil),
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { throw DatabaseFailure(.migration, cause: "the program lacks its migrations") }
    var steps: [Migration] = []
    for file in files where file.hasSuffix(".sql") {
      let parts = file.split(separator: ".")
      guard parts.count == 2 || parts[1] == engine.rawValue else { continue }
      guard let text = try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      else { throw DatabaseFailure(.migration, cause: "\(file) cannot be read") }
      steps.append(Migration(name: String(file.dropLast(4)), text: text))
    }
    return steps.sorted { $0.name < $1.name }
  }

  /// Statements end with a semicolon; that of a trigger of SQLite with `END;`.
  static func statements(of text: String) -> [String] {
    let source = Array(text.utf8)
    var statements: [String] = []
    var statement: [UInt8] = []
    var words: [String] = []
    var place = 0
    while place < source.count {
      let end = SQLScanner.end(ofTokenAt: place, in: source)
      let token = String(decoding: source[place..<end], as: UTF8.self)
      place = end
      if token.hasPrefix("--") || token.hasPrefix("/*") {
        statement.append(10)
        continue
      }
      let isOpen = words.starts(with: ["CREATE", "TRIGGER"]) && words.contains("BEGIN")
      if token == ";", !isOpen || words.suffix(2) == [";", "END"] {
        statements.append(String(decoding: statement, as: UTF8.self))
        (statement, words) = ([], [])
      } else {
        statement += token.utf8
        if token.first?.isLetter == true || token == ";" { words.append(token) }
      }
    }
    statements.append(String(decoding: statement, as: UTF8.self))
    return statements.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      .filter { !$0.isEmpty }
  }
}
