import HTML
import Testing
import Vocabulary

@Suite struct MarkupTests {
  @Test func textCannotOpenAnElement() {
    let piece = Markup.element(.p, [], [.data("<script>\"'&\0")])
    #expect(piece.text == "<p>&lt;script&gt;&quot;&#39;&amp;\u{FFFD}</p>")
  }

  @Test func attributeValueCannotCloseItself() {
    let piece = Markup.element(.div, [.id("a\" onload='x'")])
    #expect(piece.text == "<div id=\"a&quot; onload=&#39;x&#39;\"></div>")
  }

  @Test func voidElementHasNoEnd() {
    #expect(Markup.element(.img).text == "<img>")
  }

  @Test func wordsFollowTheLanguage() {
    let phrase = Phrase(fr: "Nez & menton", en: "Nose")
    #expect(Markup.words(phrase, in: .french).text == "Nez &amp; menton")
    #expect(Markup.words(phrase, in: .english).text == "Nose")
  }
}
