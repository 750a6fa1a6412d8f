/// A table as RFC 4180 has it: a header row, lines that end with CR LF, quotes where needed.
struct CSVTable {
  enum Cell {
    case text(String)
    case number(Double?)
  }

  let dialect: CSVDialect
  let header: [String]
  let rows: [[Cell]]

  var text: String {
    dialect.start
      + ([header.map { quoted($0) }] + rows.map { $0.map(written) })
      .map { $0.joined(separator: dialect.separator) + "\r\n" }.joined()
  }

  private func written(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): quoted(harmless(text))
    case .number(nil): ""
    case .number(let value?): number(value)
    }
  }

  /// Ten significant digits and more than any measure has, in a form that reads back the same.
  private func number(_ value: Double) -> String {
    let text = "\(value)"
    return dialect == .plain ? text : text.replacing(".", with: ",")
  }

  /// Text that a spreadsheet would take for a formula stands behind an apostrophe, so that a file's
  /// name cannot compute. (OWASP, CSV injection.)
  private func harmless(_ text: String) -> String {
    let isRisky = text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) }
    return isRisky == true ? "'" + text : text
  }

  private func quoted(_ text: String) -> String {
    let special = "\"\r\n,;"
    guard text.unicodeScalars.contains(where: special.unicodeScalars.contains) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
