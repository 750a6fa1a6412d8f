public import Vocabulary

/// An attribute of an element; its value is escaped when written.
public struct Attribute: Hashable, Sendable {
  let name: String
  let value: String

  private init(_ name: StaticString, _ value: String) {
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
  public static func alt(_ phrase: Phrase, _ language: Language) -> Attribute {
    Attribute("alt", phrase[language])
  }
  /// The `id` of the control that a label names.
  public static func labels(_ id: String) -> Attribute { Attribute("for", id) }
  public static func ariaLabel(_ phrase: Phrase, _ language: Language) -> Attribute {
    Attribute("aria-label", phrase[language])
  }
  public static let checked = Attribute("checked", "checked")
  /// Hides a decoration from assistive technology.
  public static let ariaHidden = Attribute("aria-hidden", "true")
  /// A JPEG carried inside the page, from its base64 text.
  public static func source(jpegBase64 text: String) -> Attribute {
    Attribute("src", "data:image/jpeg;base64,\(text)")
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
    case viewBox, points, cx, cy, r, x, y, x1, y1, x2, y2, fill, stroke
    case strokeWidth = "stroke-width"
    case fillOpacity = "fill-opacity"
    case fontSize = "font-size"
    case textAnchor = "text-anchor"
  }
}
