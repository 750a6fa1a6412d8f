public import Vocabulary

/// An attribute of an element; its value is escaped when written.
public struct Attribute: Hashable, Sendable {
  let name: String
  let value: String

  init(_ name: StaticString, _ value: String) {
    self.name = "\(name)"
    self.value = value
  }

  public static func id(_ value: String) -> Attribute { Attribute("id", value) }
  public static func className(_ value: String) -> Attribute { Attribute("class", value) }
  public static func lang(_ value: Language) -> Attribute { Attribute("lang", value.rawValue) }
  public static func charset(_ value: String) -> Attribute { Attribute("charset", value) }
  public static func name(_ value: String) -> Attribute { Attribute("name", value) }
  public static func content(_ value: String) -> Attribute { Attribute("content", value) }
  public static func type(_ value: String) -> Attribute { Attribute("type", value) }
  public static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
  public static func columnSpan(_ count: Int) -> Attribute { Attribute("colspan", "\(count)") }
  public static func value(_ value: String) -> Attribute { Attribute("value", value) }
  public static func title(_ phrase: Phrase, _ language: Language) -> Attribute {
    Attribute("title", phrase[language])
  }
  public static func alt(_ phrase: Phrase, _ language: Language) -> Attribute {
    Attribute("alt", phrase[language])
  }
  /// The `id` of the control that a label names.
  public static func labels(_ id: String) -> Attribute { Attribute("for", id) }
  public static let hidden = Attribute("hidden", "hidden")
  public static let disabled = Attribute("disabled", "disabled")
  public static let open = Attribute("open", "open")
  public static let tabIndex = Attribute("tabindex", "0")
  /// A value that the page's script reads: `data-NAME`.
  public static func data(_ name: DataName, _ value: String) -> Attribute {
    Attribute(dataName: name, value)
  }

  private init(dataName: DataName, _ value: String) {
    self.name = "data-\(dataName.rawValue)"
    self.value = value
  }

  /// What pages hand to their scripts.
  public enum DataName: String, Sendable {
    case width, height, region, measure, point, full, landmarks, phrase, panel, view, page, changed,
      total, verdict, cohort
    case theme = "bs-theme"
  }

  /// A drawing attribute of SVG.
  public static func svg(_ name: SVGName, _ value: String) -> Attribute {
    Attribute(name, value)
  }

  private init(_ name: SVGName, _ value: String) {
    self.name = name.rawValue
    self.value = value
  }

  /// The drawing attributes that overlays use.
  public enum SVGName: String, Sendable {
    case viewBox, points, cx, cy, r, rx, ry, x, y, x1, y1, x2, y2, d, transform, width, height
    case fill, stroke, preserveAspectRatio, href
    case strokeWidth = "stroke-width"
    case strokeDasharray = "stroke-dasharray"
    case fillOpacity = "fill-opacity"
    case fontSize = "font-size"
    case textAnchor = "text-anchor"
  }
}
