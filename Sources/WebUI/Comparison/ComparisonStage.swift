internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Raster
internal import Vocabulary

/// Both photographs, each in a pane of its own size and scale, and the ways to look at them.
struct ComparisonStage {
  let page: ComparisonPage

  private var language: Language { page.language }
  private var frame: ComparisonFrame { ComparisonFrame(page.comparison) }

  var markup: Markup {
    let frame = frame
    return .element(
      .section,
      [.className("stage comparison-stage"), .ariaLabel(ComparisonPhrases.photographs, language)],
      [
        .element(
          .div,
          [
            .id("panes"), .className("panes"), .tabIndex, .role("group"),
            .ariaLabel(ComparisonPhrases.photographs, language),
            .ariaDescribedBy("comparison-keys"), .data(.view, frame.viewBox),
          ],
          [
            pane(
              "first", ComparisonPhrases.first, page.model.first, page.comparison.first,
              frame.first, frame),
            pane(
              "second", ComparisonPhrases.second, page.model.second, page.comparison.second,
              frame.second, frame),
            .element(.div, [.id("curtain-line"), .className("curtain-line"), .ariaHidden], []),
            .element(.div, [.id("tip"), .className("tip"), .hidden], []),
          ]),
        .element(
          .p, [.id("comparison-keys"), .className("visually-hidden")],
          [page.words(ComparisonPhrases.keys)]),
        controls,
      ])
  }

  private func pane(
    _ name: String, _ label: Phrase, _ photograph: ComparisonPage.Model.Photograph,
    _ analysis: PhotoAnalysis, _ transform: AffineTransform, _ frame: ComparisonFrame
  ) -> Markup {
    let caption: [Markup] = [
      page.words(label), .data(photograph.date.map { ", \($0.text(in: language))" } ?? ""),
    ]
    return .element(
      .figure, [.className("pane pane-\(name)")],
      [
        .element(
          .svg,
          [
            .svg(.viewBox, frame.viewBox), .role("img"), .ariaLabelledBy("label-\(name)"),
          ], [placed(photograph, analysis, transform)]),
        .element(.figcaption, [.id("label-\(name)")], caption),
      ])
  }

  private func placed(
    _ photograph: ComparisonPage.Model.Photograph, _ analysis: PhotoAnalysis,
    _ transform: AffineTransform
  ) -> Markup {
    guard let size = analysis.document.image else { return .joined([]) }
    let image = Markup.element(
      .image,
      [
        .svg(.href, Paths.preview(photograph.id)), .svg(.width, "\(size.width)"),
        .svg(.height, "\(size.height)"),
      ]
        + (max(size.width, size.height) > AnalysisPage.previewSide
          ? [.data(.full, Paths.fullPicture(photograph.id))] : []))
    return .element(
      .g, [.className("photograph"), .svg(.transform, transform.svg)],
      [image] + (FaceDrawing(of: analysis)?.groups([.measures]) ?? []))
  }

  private var controls: Markup {
    .element(
      .div, [.className("comparison-controls")],
      (frame.isRegistered ? [modes, slider] : []) + [zoom])
  }

  private var modes: Markup {
    let ways: [(String, Phrase)] = [
      ("side", ComparisonPhrases.sideBySide), ("curtain", ComparisonPhrases.curtain),
      ("fade", ComparisonPhrases.fade),
    ]
    return .element(
      .fieldset, [.className("modes live-only")],
      [.element(.legend, [.className("visually-hidden")], [page.words(ComparisonPhrases.way)])]
        + ways.map { name, words in
          .element(
            .label, [.labels("mode-\(name)"), .className("mode")],
            [
              .element(
                .input,
                [
                  .id("mode-\(name)"), .type("radio"), .name("mode"), .value(name),
                  .className("visually-hidden"),
                ]
                  + (name == "side" ? [.checked] : [])),
              .element(.span, [], [page.words(words)]),
            ])
        })
  }

  private var slider: Markup {
    .element(
      .div, [.className("slider live-only"), .id("slider")],
      [
        .element(
          .input,
          [
            .id("share"), .type("range"), .least("0"), .most("100"), .step("1"), .value("50"),
            .ariaLabel(ComparisonPhrases.share, language),
          ]),
        .element(
          .button, [.id("blink"), .type("button"), .className("tool"), .ariaPressed(false)],
          [page.words(ComparisonPhrases.blink)]),
      ])
  }

  private var zoom: Markup {
    func button(_ id: String, _ sign: String, _ name: Phrase) -> Markup {
      .element(
        .button, [.id(id), .type("button"), .className("tool"), .ariaLabel(name, language)],
        [.data(sign)])
    }
    return .element(
      .div,
      [
        .className("comparison-zoom live-only"), .role("group"),
        .ariaLabel(AnalysisPhrases.zoom, language),
      ],
      [
        button("zoom-out", "\u{2212}", AnalysisPhrases.zoomOut),
        .element(.output, [.id("zoom-level"), .className("zoom-level"), .ariaLive], []),
        button("zoom-in", "+", AnalysisPhrases.zoomIn),
        .element(
          .button, [.id("zoom-fit"), .type("button"), .className("tool")],
          [page.words(ComparisonPhrases.face)]),
      ])
  }
}
