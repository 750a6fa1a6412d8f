import Foundation
import Knowledge
import Testing

@Suite("An edition of the knowledge")
struct EditionTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Knowledge/editions")

  private func bytes() throws -> Data {
    try Data(
      contentsOf: Self.folder.appendingPathComponent("\(Edition.current.name)/norms.json"))
  }

  @Test("The current edition has the hash that the engine expects and keeps every rule")
  func current() throws {
    let edition = try Edition(norms: bytes(), expecting: Edition.current)
    #expect(edition.name == "2026.11")
    #expect(edition.norms.count == 18)
  }

  @Test("An edition of which one digit was changed is refused")
  func altered() throws {
    var data = try bytes()
    let at = try #require(data.firstIndex(of: UInt8(ascii: "7")))
    data[at] = UInt8(ascii: "8")
    #expect(throws: KnowledgeError.self) {
      try Edition(norms: data, expecting: Edition.current)
    }
  }

  @Test(
    "An edition that breaks a rule is refused, and the rule is named",
    arguments: [
      ("\"doi\": \"10.1000/1\"", "\"doi\": null", "neither DOI nor PMID"),
      ("\"doi\": \"10.1000/1\"", "\"doi\": \"example\"", "no DOI"),
      ("\"citation\": \"a\"", "\"citation\": \"b\"", "cites b"),
      ("\"cohort\": \"c\"", "\"cohort\": \"d\"", "is of d"),
      ("\"standardDeviation\": 2", "\"standardDeviation\": 0", "no standard deviation"),
      ("\"people\": 52", "\"people\": 1", "has 1 people"),
    ])
  func rules(part: String, changed: String, named: String) throws {
    let sound = Self.sound
    #expect(throws: Never.self) { try Edition(norms: Data(sound.utf8)) }
    let broken = sound.replacingOccurrences(of: part, with: changed)
    do {
      _ = try Edition(norms: Data(broken.utf8))
      Issue.record("it was not refused")
    } catch {
      #expect("\(error)".contains(named))
    }
  }

  @Test("A fact without a status is refused")
  func status() {
    let broken = Self.sound.replacingOccurrences(of: ", \"status\": \"verified\"", with: "")
    #expect(throws: KnowledgeError.self) { try Edition(norms: Data(broken.utf8)) }
  }

  @Test("A norm in another unit than its measure, or of no measure, is told")
  func units() throws {
    let edition = try Edition(norms: Data(Self.sound.utf8))
    #expect(edition.mismatches(with: ["m": "mm"]).isEmpty)
    #expect(edition.mismatches(with: ["m": "deg"]).count == 1)
    #expect(edition.mismatches(with: [:]).count == 1)
  }

  @Test("The range is the mean ± two standard deviations")
  func range() throws {
    let norm = try #require(Edition(norms: Data(Self.sound.utf8)).norms.first)
    #expect(norm.range == 26...34)
  }

  private static let sound = """
    {"schema": "aglae.norms/1", "edition": "2000.01",
     "citations": [{"id": "a", "authors": "A B", "title": "T", "journal": "J 1:1", "year": 2000,
                    "doi": "10.1000/1", "pmid": null}],
     "cohorts": [{"id": "c", "name": {"fr": "f", "en": "e"}, "sex": "female", "people": 52, "age": null,
                  "method": {"fr": "f", "en": "e"}, "citation": "a"}],
     "norms": [{"measure": "m", "unit": "mm", "cohort": "c", "mean": 30, "standardDeviation": 2, "status": "verified"}]}
    """
}
