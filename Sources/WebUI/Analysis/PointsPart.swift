internal import FaceAnalysis
internal import HTML
internal import Vocabulary

/// Correcting points: by hand under the magnifier, or by keys.
struct PointsPart {
  let page: AnalysisPage

  private var language: Language { page.language }

  var markup: Markup {
    .element(
      .div,
      [
        .id("points-part"), .data(.landmarks, Paths.landmarks(page.model.id)),
        .data(.phrase, AnalysisPhrases.recomputed[language]),
        .data(.changed, AnalysisPhrases.notRecomputed[language]),
        .data(.total, AnalysisPhrases.recomputing[language]),
      ],
      [
        .element(
          .label, [.labels("edit"), .className("switch")],
          [
            .element(.input, [.id("edit"), .type("checkbox"), .name("edit")]),
            page.words(AnalysisPhrases.movePoints),
          ]),
        .element(.p, [.className("note")], [page.words(AnalysisPhrases.movePointsNote)]),
        chooser, history,
        .element(
          .p, [.className("note"), .id("points-status"), .ariaLive], [moved]),
      ])
  }

  private var moved: Markup {
    page.model.movedPoints == 0
      ? page.words(AnalysisPhrases.noneMoved)
      : .data("\(AnalysisPhrases.moved[language]) \(page.model.movedPoints)")
  }

  private var chooser: Markup {
    .element(
      .div, [.className("point-choice")],
      [
        .element(.label, [.labels("point")], [page.words(AnalysisPhrases.point)]),
        .element(
          .div, [.className("inline-form")],
          [
            button("previous-point", "‹", AnalysisPhrases.previousPoint),
            .element(
              .select, [.id("point"), .name("point"), .className("form-select")],
              [.element(.option, [.value("")], [page.words(AnalysisPhrases.noPoint)])]
                + NamedLandmark.allCases.map { landmark in
                  .element(
                    .option, [.value("\(landmark.vertex)")],
                    [page.words(AnalysisPhrases.name(of: landmark))])
                }),
            button("next-point", "›", AnalysisPhrases.nextPoint),
          ]),
        .element(.p, [.id("point-place"), .className("readout")], []),
      ])
  }

  private var history: Markup {
    .element(
      .div, [.className("history")],
      [
        textButton("undo", AnalysisPhrases.undo), textButton("redo", AnalysisPhrases.redo),
        textButton("reset", AnalysisPhrases.reset),
      ])
  }

  private func button(_ id: String, _ sign: String, _ name: Phrase) -> Markup {
    .element(
      .button, [.id(id), .type("button"), .className("tool"), .ariaLabel(name, language)],
      [.data(sign)])
  }

  private func textButton(_ id: String, _ name: Phrase) -> Markup {
    .element(
      .button, [.id(id), .type("button"), .className("tool"), .disabled], [page.words(name)])
  }
}
