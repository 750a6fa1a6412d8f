internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// What the photograph says: refusals, view and pose, scale.
struct ReadingPart {
  let page: AnalysisPage

  private var document: AnalysisDocument { page.model.analysis.document }
  private var language: Language { page.language }

  var markup: Markup {
    .element(
      .div, [.id("reading")],
      refusals + [view, scale, StationNote(page: page).markup].compactMap { $0 })
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
    let format = QualityFormat(unit: refusal.unit ?? "1")
    return [
      .element(
        .p, [.className("note")],
        [
          page.words(ReportPhrases.measured),
          .data(" \(format.text(value, in: language)), "),
          page.words(ReportPhrases.limit),
          .data(" \(format.text(limit, in: language))"),
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
          [(ReportPhrases.kind, page.words(ReportPhrases.name(of: view.kind)))] + angles(view)),
        .element(.p, [.className("note")], [page.words(AnalysisPhrases.poseNote)]),
      ])
  }

  /// The angles that were measured, each with its standard uncertainty where it is known.
  private func angles(_ view: AnalysisDocument.View) -> [(Phrase, Markup)] {
    let doubt = view.uncertainty
    let rows = [
      (AnalysisPhrases.yaw, view.yaw, doubt?.yaw),
      (AnalysisPhrases.pitch, view.pitch, doubt?.pitch),
      (AnalysisPhrases.roll, view.roll, doubt?.roll),
    ]
    return rows.compactMap { name, value, doubt in
      value.map {
        (name, .joined([degrees($0)] + (doubt.map { [uncertainty(degrees: $0)] } ?? [])))
      }
    }
  }

  private func degrees(_ value: Double) -> Markup {
    .data(quantity(value, decimals: 1, unit: "°", in: language))
  }

  private func uncertainty(degrees value: Double) -> Markup {
    uncertainty(quantity(value, decimals: 1, unit: "°", in: language))
  }

  private func uncertainty(_ text: String) -> Markup {
    .element(.span, [.className("uncertainty")], [.data(" ±\u{202F}\(text)")])
  }

  private var scale: Markup? {
    guard page.model.analysis.landmarks != nil else { return nil }
    guard let size = document.scale.millimetresPerPixel else {
      return section(
        ReportPhrases.scale,
        [.element(.p, [], [page.words(AnalysisPhrases.noScale)])])
    }
    var value: [Markup] = [.data(quantity(size, decimals: 4, unit: "mm/px", in: language))]
    if let share = document.scale.relativeUncertainty {
      value.append(uncertainty(quantity(100 * share, decimals: 1, unit: "%", in: language)))
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
