public import Vocabulary

extension Attribute {
  public static func ariaLabel(_ phrase: Phrase, _ language: Language) -> Attribute {
    Attribute("aria-label", phrase[language])
  }
  /// Hides a decoration from assistive technology.
  public static let ariaHidden = Attribute("aria-hidden", "true")
  public static func role(_ value: String) -> Attribute { Attribute("role", value) }
  /// Changes of the element are read out when the listener is idle.
  public static let ariaLive = Attribute("aria-live", "polite")
  public static let ariaCurrent = Attribute("aria-current", "page")
  public static func ariaPressed(_ isPressed: Bool) -> Attribute {
    Attribute("aria-pressed", isPressed ? "true" : "false")
  }
  public static func ariaSelected(_ isSelected: Bool) -> Attribute {
    Attribute("aria-selected", isSelected ? "true" : "false")
  }
  public static func ariaControls(_ id: String) -> Attribute { Attribute("aria-controls", id) }
  public static func ariaLabelledBy(_ id: String) -> Attribute { Attribute("aria-labelledby", id) }
  public static func ariaDescribedBy(_ id: String) -> Attribute {
    Attribute("aria-describedby", id)
  }
}
