extension Attribute {
  public static let checked = Attribute("checked", "checked")
  public static let selected = Attribute("selected", "selected")
  public static let required = Attribute("required", "required")
  public static let post = Attribute("method", "post")
  /// A form that carries files.
  public static let multipart = Attribute("enctype", "multipart/form-data")
  public static func action(_ path: String) -> Attribute { Attribute("action", path) }
  public static func accept(_ types: String) -> Attribute { Attribute("accept", types) }
  /// Asks a phone for its rear camera.
  public static let rearCamera = Attribute("capture", "environment")
  public static func step(_ value: String) -> Attribute { Attribute("step", value) }
  public static func least(_ value: String) -> Attribute { Attribute("min", value) }
  public static func most(_ value: String) -> Attribute { Attribute("max", value) }
  /// What the browser may fill in, such as `username` or `one-time-code`.
  public static func autocomplete(_ purpose: String) -> Attribute {
    Attribute("autocomplete", purpose)
  }
  /// Which keys a phone shows, such as `numeric`.
  public static func inputMode(_ keys: String) -> Attribute { Attribute("inputmode", keys) }
  public static func shortest(_ letters: Int) -> Attribute { Attribute("minlength", "\(letters)") }
  public static func longest(_ letters: Int) -> Attribute { Attribute("maxlength", "\(letters)") }
  /// No proposals and no corrections: for codes and sign-in names.
  public static let notSpelled = Attribute("spellcheck", "false")
  public static let notCapitalised = Attribute("autocapitalize", "none")
  public static let readOnly = Attribute("readonly", "readonly")
  public static let ariaInvalid = Attribute("aria-invalid", "true")
}
