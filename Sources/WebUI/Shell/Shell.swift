internal import HTML
public import Vocabulary

/// What every page needs to know of its reader and of the program.
public struct PageContext: Sendable {
  public let language: Language
  /// The page's own path, to come back to after a change of language.
  public let path: String
  /// A digest of all assets: part of their addresses, so that browsers may keep them for good.
  public let assetVersion: String
  /// What every form of a signed-in reader carries back, so that another site cannot send one.
  public let formToken: String?

  /// Where the reader may go; none before sign-in.
  public let places: [Place]

  public init(
    language: Language, path: String, assetVersion: String, formToken: String? = nil,
    places: [Place] = []
  ) {
    self.language = language
    self.path = path
    self.assetVersion = assetVersion
    self.formToken = formToken
    self.places = places
  }
}

/// The frame around every page: head, bar with brand and language, content.
struct Shell {
  /// The light room is warm and spacious; in the photo room nothing has a hue but the face.
  enum Room: String {
    case light = "light-room"
    case photo = "photo-room"
  }

  let context: PageContext
  let room: Room
  let title: Phrase
  var scripts: [String] = []
  /// What the bar holds between the brand and the languages.
  var bar: [Markup] = []

  func page(_ content: [Markup]) -> String {
    let language = context.language
    return Markup.document(
      .element(
        .html,
        [.lang(language), .data(.theme, room == .photo ? "dark" : "light")],
        [
          .element(.head, [], head),
          .element(.body, [.className(room.rawValue)], [skipLink, header] + content),
        ]))
  }

  private var head: [Markup] {
    [
      .element(.meta, [.charset("utf-8")]),
      .element(.meta, [.name("viewport"), .content("width=device-width, initial-scale=1")]),
      .element(.meta, [.name("color-scheme"), .content(room == .photo ? "dark" : "light")]),
      .element(.title, [], [.words(title, in: context.language), .data(" – Aglaé")]),
      .element(
        .link, [.rel("icon"), .type("image/svg+xml"), .href(asset("mark.svg"))]),
      .element(.link, [.rel("stylesheet"), .href(asset("bootstrap.min.css"))]),
      .element(.link, [.rel("stylesheet"), .href(asset("drawing.css"))]),
      .element(.link, [.rel("stylesheet"), .href(asset("aglae.css"))]),
    ]
      + scripts.map { .element(.script, [.type("module"), .source(asset($0))]) }
  }

  private var skipLink: Markup {
    .element(
      .a, [.className("skip-link"), .href("#content")],
      [.words(ShellPhrases.skipToContent, in: context.language)])
  }

  private var header: Markup {
    .element(
      .header, [.className("bar")],
      [
        .element(
          .a, [.className("brand"), .href(Paths.start)],
          [
            .element(
              .img,
              [.source(asset("mark.svg")), .alt(Phrase(fr: "", en: ""), context.language)]),
            .element(.span, [], [.data("Aglaé")]),
          ])
      ] + bar + places + [languages])
  }

  /// The place whose addresses the page's begins with; the longest fits.
  private var here: Place? {
    let path = context.path.prefix { $0 != "?" }
    return context.places.filter { $0.path == path || path.hasPrefix($0.path + "/") }
      .max { $0.path.count < $1.path.count }
  }

  private var places: [Markup] {
    guard !context.places.isEmpty else { return [] }
    return [
      .element(
        .nav, [.className("places"), .ariaLabel(ShellPhrases.places, context.language)],
        context.places.map { place in
          .element(
            .a,
            [.href(place.path), .className("place")]
              + (place == here ? [.ariaCurrent] : []),
            [.words(place.name, in: context.language)])
        })
    ]
  }

  private var languages: Markup {
    .element(
      .form, [.post, .action(Paths.language), .className("languages")],
      [.element(.input, [.type("hidden"), .name("back"), .value(context.path)])]
        + Language.allCases.map { language in
          .element(
            .button,
            [
              .type("submit"), .name("language"), .value(language.rawValue), .lang(language),
              .className("language"), .ariaPressed(language == context.language),
              .ariaLabel(ShellPhrases.name(of: language), language),
            ], [.data(language.rawValue.uppercased())])
        })
  }

  private func asset(_ name: String) -> String { Paths.asset(name, context.assetVersion) }
}
