internal import HTML
internal import Vocabulary

/// Choosing, dropping or pasting a photograph, and the view that it shows.
struct UploadForm {
  let language: Language
  var stations = StationChoice.none
  /// Where the photograph is sent.
  var address = Paths.photographs

  var markup: Markup {
    .element(
      .form,
      [
        .id("upload"), .post, .action(address), .multipart, .className("drop-area"),
        .data(.phrase, StartPhrases.sending[language]),
        .data(.changed, StartPhrases.analysing[language]),
        .data(.total, StartPhrases.notReached[language]),
      ],
      [
        .element(.div, [.className("drop-symbol"), .ariaHidden], [frameSymbol]),
        .element(.p, [.className("drop-text")], [words(StartPhrases.dropHere)]),
        .element(
          .div, [.className("actions")],
          [
            .element(
              .label, [.className("btn btn-primary"), .labels("photograph")],
              [words(StartPhrases.choose)]),
            .element(
              .input,
              [
                .id("photograph"), .type("file"), .name("photograph"), .required,
                .className("visually-hidden-focusable file-field"),
                .accept(
                  "image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/tiff"),
              ]),
            .element(
              .a, [.className("btn btn-outline-primary"), .href(Paths.capture)],
              [words(StartPhrases.take)]),
          ]),
        .element(
          .div, [.className("view-choice")],
          [
            .element(.label, [.labels("view")], [words(StartPhrases.view)]),
            viewSelect(id: "view", chosen: nil, language: language),
          ]),
        stations.field(in: language),
        .element(
          .noscript, [],
          [
            .element(
              .button, [.type("submit"), .className("btn btn-primary")],
              [words(StartPhrases.send)])
          ]),
        .element(
          .div, [.id("progress"), .className("progress-note"), .hidden],
          [
            .element(
              .progress, [.id("sent"), .most("1"), .value("0"), .ariaLabelledBy("status")], []),
            .element(.p, [.id("status"), .ariaLive], []),
          ]),
        .element(.p, [.id("upload-error"), .className("error-note"), .role("alert"), .hidden], []),
        .element(.p, [.className("formats")], [words(StartPhrases.formats)]),
      ])
  }

  private var frameSymbol: Markup {
    .element(
      .svg, [.svg(.viewBox, "0 0 64 64")],
      [
        .element(
          .path,
          [
            .svg(.d, "M8 20V8h12M44 8h12v12M56 44v12H44M20 56H8V44"), .svg(.fill, "none"),
            .svg(.stroke, "currentColor"), .svg(.strokeWidth, "2.5"),
          ]),
        .element(
          .path,
          [
            .svg(
              .d,
              "M32 14c8 0 13 6 13 14 0 11-6 21-13 21S19 39 19 28c0-8 5-14 13-14zM25 28h4M35 28h4M32 30v6M28 41h8"
            ),
            .svg(.fill, "none"), .svg(.stroke, "currentColor"), .svg(.strokeWidth, "2"),
          ]),
      ])
  }

  private func words(_ phrase: Phrase) -> Markup { .words(phrase, in: language) }
}
