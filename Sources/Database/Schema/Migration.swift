internal import Foundation

/// One step of the schema: a numbered file that never changes once it is shipped.
///
/// A file for one engine, such as `m0002-audit.postgresql.sql`, follows the common one of its name.
struct Migration: Sendable {
  /// Such as `m0001-clinics`.
  let name: String
  let statements: [String]

  /// All steps in order, for `engine`.
  static func all(for engine: EngineKind) throws(DatabaseFailure) -> [Migration] {
    guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil),
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { throw DatabaseFailure(.migration, cause: "the program lacks its migrations") }
    var steps: [Migration] = []
    for file in files.filter({ $0.hasSuffix(".sql") }).sorted() {
      let parts = file.split(separator: ".")
      guard parts.count == 2 || parts[1] == engine.rawValue else { continue }
      guard let text = try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      else { throw DatabaseFailure(.migration, cause: "\(file) cannot be read") }
      steps.append(Migration(name: String(file.dropLast(4)), statements: statements(of: text)))
    }
    return steps.sorted { $0.name < $1.name }
  }

  private static func statements(of text: String) -> [String] {
    text.split(separator: "\n").filter { !$0.hasPrefix("--") }.joined(separator: "\n")
      .split(separator: ";\n").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      .filter { !$0.isEmpty && $0 != ";" }
  }
}
