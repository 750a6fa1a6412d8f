import Foundation
import Testing
import Vocabulary

@Suite("Vocabulary")
struct VocabularyTests {
  @Test("A phrase speaks each language")
  func phrase() {
    let phrase = Phrase(fr: "Menton", en: "Chin")
    #expect(phrase[.french] == "Menton" && phrase[.english] == "Chin")
  }

  @Test("Every landmark has an id and names of its own", arguments: Language.allCases)
  func landmarks(language: Language) {
    let all = SoftTissueLandmark.allCases
    #expect(Set(all.map(\.rawValue)).count == all.count)
    #expect(Set(all.map { $0.name[language] }).count == all.count)
  }

  @Test("Regions with a side come in pairs")
  func pairs() {
    let ids = Set(FaceRegion.allCases.map(\.rawValue))
    for id in ids where id.hasPrefix("left_") {
      #expect(ids.contains("right_" + id.dropFirst("left_".count)))
    }
    #expect(ids.count == 25)
  }

  @Test("A refusal writes every key, and reads itself back")
  func refusal() throws {
    let refusal = Refusal(code: .noFace, message: Phrase(fr: "Non.", en: "No."))
    let text = try JSONEncoder().encode(refusal)
    let keys = try #require(JSONSerialization.jsonObject(with: text) as? [String: Any]).keys
    #expect(Set(keys) == ["code", "message", "value", "limit", "unit"])
    #expect(try JSONDecoder().decode(Refusal.self, from: text) == refusal)
  }
}
