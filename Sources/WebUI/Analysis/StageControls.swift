internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// Layers to switch on, and zoom.
struct StageControls {
  let page: AnalysisPage

  /// What can be drawn over the photograph; nothing when no face was found.
  var layers: Markup {
    guard page.model.analysis.landmarks != nil else { return .joined([]) }
    return .element(.div, [.className("stage-controls")], [switches])
  }

  /// Regions and skin are not drawn for a refused photograph.
  private var shown: [FaceDrawing.Layer] {
    (page.model.analysis.regions.isEmpty ? [] : [.regions, .skin])
      + [.mesh, .points, .irises, .pose]
      + (page.model.analysis.document.chart == nil ? [] : [.chart])
  }

  private var switches: Markup {
    .element(
      .fieldset, [.className("layer-switches")],
      [
        .element(.legend, [.className("visually-hidden")], [page.words(AnalysisPhrases.layers)])
      ]
        + shown.map { layer in
          let id = "show-\(layer.rawValue)"
          return .element(
            .label, [.labels(id), .className("chip")],
            [
              .element(
                .input,
                [.id(id), .type("checkbox"), .name(id)]
                  + (layer == .regions || layer == .irises ? [.checked] : [])),
              page.words(AnalysisPhrases.name(of: layer)),
            ])
        })
  }

  var zoom: Markup {
    .element(
      .div, [.className("zoom"), .role("group"), .ariaLabel(AnalysisPhrases.zoom, page.language)],
      [
        button("zoom-out", "\u{2212}", AnalysisPhrases.zoomOut),
        .element(.output, [.id("zoom-level"), .className("zoom-level"), .ariaLive], []),
        button("zoom-in", "+", AnalysisPhrases.zoomIn),
        .element(
          .button, [.id("zoom-fit"), .type("button"), .className("tool")],
          [page.words(AnalysisPhrases.fit)]),
      ])
  }

  private func button(_ id: String, _ sign: String, _ name: Phrase) -> Markup {
    .element(
      .button,
      [.id(id), .type("button"), .className("tool"), .ariaLabel(name, page.language)],
      [.data(sign)])
  }
}
