/// The elements that pages use, HTML and inline SVG. There is no script among them.
public enum Element: String, Hashable, Sendable, CaseIterable {
  case html, head, title, meta, style, body
  case main, header, footer, section, figure, figcaption, div, span, p, h1, h2
  case ul, ol, li, table, thead, tbody, tr, th, td, caption
  case input, label, img, small, strong
  case svg, g, polygon, circle, line, text

  /// Whether the element has neither content nor an end tag.
  public var isVoid: Bool {
    switch self {
    case .meta, .input, .img: true
    default: false
    }
  }
}
