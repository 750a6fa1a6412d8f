import Foundation
import Testing

@Suite("French is set as French is")
struct TypographyTests {
  /// Whether a plain space stands where French has a narrow no-break one.
  private func hasPlainSpace(_ text: some StringProtocol) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return zip(scalars, scalars.dropFirst()).contains { first, second in
      (first == " " && ":;?!%»".unicodeScalars.contains(second)) || (first == "«" && second == " ")
    }
  }

  @Test("No French text has a plain space before its punctuation")
  func spaces() throws {
    var texts = 0
    for folder in ["Sources", "Engine/Sources"] {
      let root = ImportTests.root.appendingPathComponent(folder)
      let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "swift" else { continue }
        for text in frenchTexts(in: try String(contentsOf: file, encoding: .utf8)) {
          texts += 1
          #expect(
            !hasPlainSpace(text), "\(file.lastPathComponent): \(text)")
        }
      }
    }
    #expect(texts > 100)
  }

  /// What stands between each `fr:` and its `en:`.
  private func frenchTexts(in source: String) -> [Substring] {
    source.split(separator: "fr: \"").dropFirst().map { part in
      part.firstRange(of: "en: \"").map { part[..<$0.lowerBound] } ?? part[...]
    }
  }

  @Test("The rule finds what it is for")
  func rule() {
    #expect(hasPlainSpace("Une image : vide"))
    #expect(hasPlainSpace("« cela\u{202F}»"))
    #expect(!hasPlainSpace("Une image\u{202F}: vide"))
  }
}
