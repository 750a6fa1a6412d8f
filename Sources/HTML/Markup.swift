public import Vocabulary

/// A piece of HTML or inline SVG whose text and attribute values are escaped.
public struct Markup: Hashable, Sendable {
  /// The piece as UTF-8 text of a page.
  public let text: String

  private init(text: String) { self.text = text }

  /// Trusts `text` as it is: only for the program's own style sheets, never for data.
  public static func verbatim(_ text: StaticString) -> Markup { Markup(text: "\(text)") }

  /// Data such as a number, file name or hash, which reads the same in every language.
  public static func data(_ value: String) -> Markup { Markup(text: escaped(value)) }

  /// Words of the interface in one language.
  public static func words(_ phrase: Phrase, in language: Language) -> Markup {
    Markup(text: escaped(phrase[language]))
  }

  /// Pieces one after another.
  public static func joined(_ pieces: [Markup]) -> Markup {
    Markup(text: pieces.map(\.text).joined())
  }

  /// An element with its attributes and what it holds.
  public static func element(
    _ element: Element, _ attributes: [Attribute] = [], _ children: [Markup] = []
  ) -> Markup {
    let start = attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
    let head = "<\(element.rawValue)\(start)>"
    guard !element.isVoid else { return Markup(text: head) }
    return Markup(text: head + children.map(\.text).joined() + "</\(element.rawValue)>")
  }

  /// A whole document around its root element.
  public static func document(_ root: Markup) -> String { "<!DOCTYPE html>\n" + root.text + "\n" }
}

private func escaped(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\0": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
