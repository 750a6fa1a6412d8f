/// The elements that pages use, HTML and inline SVG.
public enum Element: String, Hashable, Sendable, CaseIterable {
  case html, head, title, meta, style, link, script, body
  case main, header, footer, nav, aside, section, figure, figcaption, div, span, p, h1, h2, h3
  case ul, ol, li, dl, dt, dd, table, thead, tbody, tr, th, td, caption
  case a, button, form, fieldset, textarea, legend, input, label, select, option, optgroup, output,
    progress
  case details, summary, dialog, template
  case img, video, canvas, small, strong, noscript
  case svg, g, polygon, polyline, circle, ellipse, line, path, rect, text, image

  /// Whether the element has neither content nor an end tag.
  public var isVoid: Bool {
    switch self {
    case .meta, .link, .input, .img: true
    default: false
    }
  }
}
