internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// The column beside the photograph: one part at a time, and the next step below.
struct AnalysisPanel {
  let page: AnalysisPage

  /// A part of the panel.
  enum Part: String, CaseIterable {
    case reading, measures, regions, points, photograph
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
      case .reading: [ReadingPart(page: page).markup]
      case .measures: [NormsPart(page: page).markup, MeasuresPart(page: page).markup]
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
    return .element(
      .div, [.className("next-step")],
      [next] + (isRefused ? [continuation] : [comparison, keeping]))
  }

  private var comparison: Markup {
    .element(
      .a,
      [
        .className("btn btn-outline-primary next"), .href(Paths.comparisonChoice(page.model.id)),
      ], [page.words(ComparisonPhrases.compare)])
  }

  private var keeping: Markup {
    .element(
      .a,
      [.className("btn btn-outline-primary next"), .href(Paths.keeping(page.model.id))],
      [page.words(PhotographPhrases.keep)])
  }

  private var continuation: Markup {
    guard hasFace, page.model.analysis.regions.isEmpty else { return .element(.span) }
    return .element(
      .form, [.post, .action(Paths.continuation(page.model.id))],
      [
        .element(
          .button, [.type("submit"), .className("btn btn-outline-primary next")],
          [page.words(AnalysisPhrases.continueAnyway)]),
        .element(.p, [.className("note")], [page.words(AnalysisPhrases.continueNote)]),
      ])
  }
}
