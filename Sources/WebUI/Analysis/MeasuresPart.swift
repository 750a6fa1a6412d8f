internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// The measures: each with its uncertainty, its construction on the picture when it is pointed at;
/// below, what could not be measured and why.
struct MeasuresPart {
  let page: AnalysisPage

  private var language: Language { page.language }
  private var results: [MeasureResult] { page.model.analysis.measures }

  var markup: Markup {
    let rows = results.compactMap(row)
    let list: Markup =
      rows.isEmpty
      ? .element(.p, [], [page.words(AnalysisPhrases.noMeasure)])
      : .joined([
        .element(.p, [.className("note")], [page.words(AnalysisPhrases.measuresNote)]),
        .element(.ul, [.className("measure-list")], rows),
      ])
    return .element(.div, [.id("measures")], [list] + missing)
  }

  private func row(_ result: MeasureResult) -> Markup? {
    guard case .measured(let value, let uncertainty, let unit) = result.reading else { return nil }
    let format = MeasureFormat(unit)
    return .element(
      .li, [],
      [
        .element(
          .button, [.type("button"), .data(.measure, result.id), .ariaPressed(false)],
          [
            .element(.span, [.className("measure-name")], [page.words(result.name)]),
            .element(
              .span, [.className("measure-value")],
              [
                .data(format.value(value, in: language)),
                .element(
                  .span, [.className("uncertainty")],
                  [.data(" \(format.deviation(uncertainty, in: language))")]),
              ]),
          ])
      ]
        + NormRows(
          page: page, measure: result.id, value: value, decimals: format.decimals,
          unit: format.sign
        ).rows)
  }

  /// What was not measured, by reason.
  private var missing: [Markup] {
    NotMeasurable.allCases.compactMap { reason in
      let names = results.filter { $0.reading == .notMeasurable(reason) }.map(\.name)
      guard !names.isEmpty else { return nil }
      return .element(
        .details, [.className("card-part")],
        [
          .element(
            .summary, [],
            [page.words(AnalysisPhrases.notMeasured), .data(" (\(names.count))")]),
          .element(.p, [.className("note")], [page.words(reason.message)]),
          .element(
            .ul, [.className("missing-list")],
            names.map { .element(.li, [], [page.words($0)]) }),
        ])
    }
  }
}
