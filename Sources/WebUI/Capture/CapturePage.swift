internal import HTML
public import Vocabulary

/// Taking a photograph with this device's camera, an outline of the view laid over it.
public struct CapturePage: Sendable {
  let context: PageContext
  let view: PhotographicView
  let station: String?

  /// - Parameter station: name of the station chosen in this sitting.
  public init(context: PageContext, view: PhotographicView, station: String? = nil) {
    self.context = context
    self.view = view
    self.station = station
  }

  private var language: Language { context.language }

  public var html: String {
    Shell(
      context: context, room: .photo, title: CapturePhrases.title, scripts: ["capture.js"]
    ).page([
      .element(
        .main,
        [.id("content"), .className("capture"), .data(.view, view.rawValue)],
        [
          .element(.h1, [.className("visually-hidden")], [words(CapturePhrases.title)]),
          views, finder, controls,
        ])
    ])
  }

  private var views: Markup {
    .element(
      .nav, [.className("view-tabs"), .ariaLabel(CapturePhrases.views, language)],
      PhotographicView.allCases.map { other in
        .element(
          .a,
          [.href(Paths.capture(other.rawValue))] + (other == view ? [.ariaCurrent] : []),
          [words(ReportPhrases.name(of: other).capitalised)])
      })
  }

  private var finder: Markup {
    .element(
      .div, [.className("finder"), .id("finder")],
      [
        .element(
          .video,
          [
            .id("camera"), .autoplay, .muted, .playsInline,
            .ariaLabel(CapturePhrases.cameraPicture, language),
          ], []),
        .element(
          .img,
          [
            .id("shot"), .hidden, .source(Paths.asset("mark.svg", context.assetVersion)),
            .alt(CapturePhrases.takenPicture, language),
          ]),
        CaptureOutline(view: view).markup,
        .element(
          .div, [.id("no-camera"), .className("no-camera"), .role("status"), .hidden],
          [
            .element(.p, [.id("no-camera-reason")], []),
            .element(
              .a, [.className("btn btn-primary"), .href(Paths.start)],
              [words(CapturePhrases.chooseInstead)]),
          ]),
      ])
  }

  private var controls: Markup {
    .element(
      .form,
      [
        .id("capture-form"), .post, .action(Paths.photographs), .multipart,
        .className("capture-controls"),
        .data(.phrase, CapturePhrases.refused[language]),
        .data(.changed, CapturePhrases.noCamera[language]),
        .data(.total, StartPhrases.notReached[language]),
      ],
      [
        .element(.input, [.type("hidden"), .name("view"), .value(view.rawValue)]),
        .element(.input, [.type("hidden"), .name("station"), .value(station ?? "")]),
        .element(.p, [.className("hint")], [words(CapturePhrases.hint(for: view))]),
        .element(
          .div, [.className("actions")],
          [
            .element(
              .button, [.id("shutter"), .type("button"), .className("btn btn-primary"), .disabled],
              [words(CapturePhrases.shoot)]),
            .element(
              .button, [.id("use"), .type("submit"), .className("btn btn-primary"), .hidden],
              [words(StartPhrases.send)]),
            .element(
              .button,
              [.id("again"), .type("button"), .className("btn btn-outline-primary"), .hidden],
              [words(CapturePhrases.again)]),
            .element(
              .button,
              [.id("turn"), .type("button"), .className("btn btn-outline-primary"), .hidden],
              [words(CapturePhrases.otherCamera)]),
          ]),
        .element(.p, [.id("upload-error"), .className("error-note"), .role("alert"), .hidden], []),
        .element(
          .noscript, [],
          [.element(.p, [], [words(CapturePhrases.needsScript)])]),
      ])
  }

  private func words(_ phrase: Phrase) -> Markup { .words(phrase, in: language) }
}
