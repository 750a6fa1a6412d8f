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
}
