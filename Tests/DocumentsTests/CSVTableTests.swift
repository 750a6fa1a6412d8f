import Testing

@testable import Documents

@Suite("Tables for programs and spreadsheets")
struct CSVTableTests {
  private func text(
    _ cells: [CSVTable.Cell], _ dialect: CSVDialect = .plain, header: [String] = ["a"]
  ) -> String {
    CSVTable(dialect: dialect, header: header, rows: [cells]).text
  }

  @Test("A header row, lines that end with CR LF, quotes where needed")
  func form() {
    #expect(text([.text("x"), .number(1.5)], header: ["a", "b"]) == "a,b\r\nx,1.5\r\n")
    #expect(text([.text("say \"no\"")]) == "a\r\n\"say \"\"no\"\"\"\r\n")
    #expect(text([.text("one, two")]) == "a\r\n\"one, two\"\r\n")
    #expect(text([.text("one\ntwo")]) == "a\r\n\"one\ntwo\"\r\n")
    #expect(text([.number(nil), .text("")], header: ["a", "b"]) == "a,b\r\n,\r\n")
  }

  @Test("For French spreadsheets: a byte order mark, semicolons, decimal commas")
  func french() {
    let table = text([.text("un; deux"), .number(-1.25)], .french, header: ["a", "b"])
    #expect(table == "\u{FEFF}a;b\r\n\"un; deux\";-1,25\r\n")
  }

  @Test(
    "Text that a spreadsheet would compute stands behind an apostrophe",
    arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
  func harmless(formula: String) {
    // A line end is one character.
    let written = text([.text(formula)]).dropFirst(2).prefix { $0 != "\r\n" }
    #expect(written.hasPrefix("'") || written.hasPrefix("\"'"))
  }

  @Test("Numbers are no formulas, and read back the same", arguments: [-0.1, 1e-7, 123456.789, 0])
  func numbers(value: Double) throws {
    let written = text([.number(value)]).dropFirst(2).prefix { $0 != "\r\n" }
    #expect(try #require(Double(written)) == value)
  }
}
