extension Attribute {
  /// A place of this program: a path from its root or a fragment of the page.
  public static func href(_ path: String) -> Attribute { Attribute("href", path) }
  /// A picture or script of this program, by its path from the root.
  public static func source(_ path: String) -> Attribute { Attribute("src", path) }
  /// A JPEG carried inside the page, from its base64 text.
  public static func source(jpegBase64 text: String) -> Attribute {
    Attribute("src", "data:image/jpeg;base64,\(text)")
  }
  public static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
  public static func download(_ name: String) -> Attribute { Attribute("download", name) }
  public static let loadsLazily = Attribute("loading", "lazy")
  public static let notDraggable = Attribute("draggable", "false")
  public static let playsInline = Attribute("playsinline", "playsinline")
  public static let autoplay = Attribute("autoplay", "autoplay")
  public static let muted = Attribute("muted", "muted")
}
