internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// The column beside the photograph: one part at a time, and the next step below.
struct AnalysisPanel {
  let page: AnalysisPage

  /// A part of the panel.
  enum Part: String, CaseIterable {
    case reading, regions, points, photograph
  }

  private var document: AnalysisDocument { page.model.analysis.document }
  private var language: Language { page.language }
  private var hasFace: Bool { page.model.analysis.landmarks != nil }

  private var parts: [Part] { hasFace ? Part.allCases : [.reading, .photograph] }

  var markup: Markup {
    .element(
      .aside, [.className("panel"), .ariaLabel(AnalysisPhrases.panel, language)],
      [tabs] + parts.map(part) + [nextStep])
  }

  private var tabs: Markup {
    .element(
      .div, [.className("tabs"), .role("tablist"), .ariaLabel(AnalysisPhrases.panel, language)],
      parts.map { part in
        .element(
          .button,
          [
            .type("button"), .role("tab"), .id("tab-\(part.rawValue)"),
            .ariaControls("part-\(part.rawValue)"), .ariaSelected(part == .reading),
            .data(.panel, part.rawValue),
          ], [page.words(AnalysisPhrases.name(of: part))])
      })
  }

  private func part(_ part: Part) -> Markup {
    let content: [Markup] =
      switch part {
      case .reading: [reading]
      case .regions: [regions]
      case .points: [PointsPart(page: page).markup]
      case .photograph: PhotographPart(page: page).sections
      }
    return .element(
      .div,
      [
        .className("part"), .id("part-\(part.rawValue)"), .role("tabpanel"), .tabIndex,
        .ariaLabelledBy("tab-\(part.rawValue)"),
      ], content)
  }

  /// What the photograph says: refusals, view and pose, scale, colour.
  var reading: Markup {
    .element(.div, [.id("reading")], refusals + [view, scale].compactMap { $0 })
  }

  private var refusals: [Markup] {
    (document.refused ?? []).map { refusal in
      .element(
        .section, [.className("refusal"), .role("status")],
        [
          .element(.h2, [], [page.words(AnalysisPhrases.toRetake)]),
          .element(.p, [], [page.words(refusal.message)]),
        ] + measured(refusal))
    }
  }

  private func measured(_ refusal: Refusal) -> [Markup] {
    guard let value = refusal.value, let limit = refusal.limit else { return [] }
    let unit = refusal.unit ?? "1"
    return [
      .element(
        .p, [.className("note")],
        [
          page.words(ReportPhrases.measured),
          .data(" \(quantity(value, decimals: 0, unit: unit, in: language)), "),
          page.words(ReportPhrases.limit),
          .data(" \(quantity(limit, decimals: 0, unit: unit, in: language))"),
        ])
    ]
  }

  private var view: Markup? {
    guard let view = document.view else { return nil }
    return section(
      AnalysisPhrases.view,
      [
        .element(
          .form,
          [.post, .action(Paths.view(page.model.id)), .className("inline-form"), .id("view-form")],
          [
            .element(
              .label, [.labels("view"), .className("visually-hidden")],
              [page.words(AnalysisPhrases.view)]),
            viewSelect(id: "view", chosen: page.model.chosenView, language: language),
            .element(
              .noscript, [],
              [
                .element(
                  .button, [.type("submit"), .className("tool")],
                  [page.words(AnalysisPhrases.apply)])
              ]),
          ]),
        readings(
          [(ReportPhrases.kind, page.words(ReportPhrases.name(of: view.kind)))]
            + [
              (AnalysisPhrases.yaw, view.yaw), (AnalysisPhrases.pitch, view.pitch),
              (AnalysisPhrases.roll, view.roll),
            ].compactMap { name, value in value.map { (name, angle($0)) } }),
        .element(.p, [.className("note")], [page.words(AnalysisPhrases.poseNote)]),
      ])
  }

  private func angle(_ degrees: Double) -> Markup {
    .data(quantity(degrees, decimals: 1, unit: "°", in: language))
  }

  private var scale: Markup? {
    guard hasFace else { return nil }
    guard let size = document.scale.millimetresPerPixel else {
      return section(
        ReportPhrases.scale,
        [.element(.p, [], [page.words(AnalysisPhrases.noScale)])])
    }
    var value: [Markup] = [.data(quantity(size, decimals: 4, unit: "mm/px", in: language))]
    if let share = document.scale.relativeUncertainty {
      value.append(
        .element(
          .span, [.className("uncertainty")],
          [.data(" ±\u{202F}\(quantity(100 * share, decimals: 1, unit: "%", in: language))")]))
    }
    return section(
      ReportPhrases.scale,
      [
        readings([
          (ReportPhrases.pixelSize, .joined(value)),
          (ReportPhrases.source, page.words(ReportPhrases.name(of: document.scale.source))),
        ])
      ])
  }

  private var regions: Markup {
    .element(
      .ul, [.className("region-list")],
      page.model.analysis.regions.map { region in
        .element(
          .li, [],
          [
            .element(
              .button,
              [.type("button"), .data(.region, region.region.rawValue), .ariaPressed(false)],
              [
                .element(
                  .span,
                  [
                    .className("swatch tint-\(region.region.tint)"),
                    .ariaHidden,
                  ]),
                page.words(ReportPhrases.name(of: region.region)),
              ])
          ])
      })
  }

  private var nextStep: Markup {
    let isRefused = document.refused != nil
    let next = Markup.element(
      .a,
      [
        .className("btn btn-primary next"),
        .href(isRefused ? Paths.start : Paths.report(page.model.id)),
      ], [page.words(isRefused ? AnalysisPhrases.retake : AnalysisPhrases.openReport)])
    return .element(.div, [.className("next-step")], [next] + (isRefused ? [continuation] : []))
  }

  private var continuation: Markup {
    guard hasFace, page.model.analysis.regions.isEmpty else { return .element(.span) }
    return .element(
      .form, [.post, .action(Paths.continuation(page.model.id))],
      [
        .element(
          .button, [.type("submit"), .className("btn btn-outline-primary next")],
          [page.words(AnalysisPhrases.continueAnyway)])
      ])
  }

  private func section(_ title: Phrase, _ content: [Markup]) -> Markup {
    .element(
      .section, [.className("card-part")],
      [.element(.h2, [], [page.words(title)])] + content)
  }

  private func readings(_ rows: [(Phrase, Markup)]) -> Markup {
    .element(
      .dl, [.className("readings")],
      rows.flatMap { name, value -> [Markup] in
        [.element(.dt, [], [page.words(name)]), .element(.dd, [], [value])]
      })
  }
}
