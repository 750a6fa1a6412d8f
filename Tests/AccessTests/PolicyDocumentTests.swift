internal import Audit
internal import Foundation
internal import Testing

@testable internal import Access

/// AGLAE_RENEW_DOCUMENTS=1 writes the document instead of comparing it.
@Suite("The policy's document")
struct PolicyDocumentTests {
  static let file = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Documentation/access-policy.md")

  @Test("It is that of the program")
  func same() throws {
    if ProcessInfo.processInfo.environment["AGLAE_RENEW_DOCUMENTS"] == "1" {
      try Policy.standard.markdown.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == Policy.standard.markdown)
  }

  @Test("Each of its cells is what the program decides, and what it leaves out is denied")
  func cells() throws {
    let written = try Self.parse(String(contentsOf: Self.file, encoding: .utf8))
    #expect(written.count > 100)
    for cell in PolicyTests.cells {
      for operation in [Operations.read, .write] {
        let action = Action("test", for: cell.purpose, needs: [cell.field: operation])
        let verdict = Verdict(
          action, by: [cell.role], relation: cell.relation, policy: .standard, brokeGlass: true)
        let expected = written[cell]?.contains(operation) ?? false
        if case .granted(let grant) = verdict {
          #expect(expected, "\(cell) \(operation)")
          #expect(grant.operations == [cell.field: operation])
        } else {
          #expect(!expected, "\(cell) \(operation)")
        }
      }
    }
  }

  /// The tables' cells, read without the code that wrote them.
  private static func parse(_ text: String) throws -> [Policy.Cell: Operations] {
    var cells: [Policy.Cell: Operations] = [:]
    var (title, relations): ([String], [Relation]) = ([], [])
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      if line.hasPrefix("## ") {
        title = line.dropFirst(3).components(separatedBy: ", ")
      } else if line.hasPrefix("| field group") {
        relations = try parts.dropFirst().map { try #require(Relation(rawValue: $0)) }
      } else if line.hasPrefix("| ") {
        let role = try #require(Role(rawValue: title[0]))
        let purpose = try #require(Purpose(rawValue: title[1]))
        let field = try #require(FieldGroup(rawValue: parts[0]))
        for (relation, words) in zip(relations, parts.dropFirst()) where words != "—" {
          var operations: Operations = []
          if words.contains("read") { operations.insert(.read) }
          if words.contains("write") { operations.insert(.write) }
          cells[Policy.Cell(role, purpose, relation, field)] = operations
        }
      }
    }
    return cells
  }
}
