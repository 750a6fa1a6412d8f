internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// The measures of both photographs: what changed beyond the margin first, then what did not, then
/// what cannot be compared and why.
struct ComparisonTable {
  let page: ComparisonPage

  private var language: Language { page.language }
  private var measures: [MeasureDifference] { page.comparison.measures }

  var markup: Markup {
    let changed = measures.filter { if case .changed = $0.verdict { true } else { false } }
    let same = measures.filter { if case .unchanged = $0.verdict { true } else { false } }
    guard !(changed.isEmpty && same.isEmpty) else {
      return .joined(
        [.element(.p, [.className("card-part")], [page.words(ComparisonPhrases.nothingToCompare)])]
          + missing)
    }
    return .joined(
      [
        .element(
          .p, [.className("summary")], [page.words(ComparisonPhrases.summary(changed.count))]),
        .element(
          .table, [.className("difference-table"), .id("differences")],
          [
            .element(
              .caption, [.className("visually-hidden")], [page.words(ComparisonPhrases.caption)]),
            head,
          ]
            + [body(changed, ComparisonPhrases.changed), body(same, ComparisonPhrases.unchanged)]
            .compactMap { $0 }),
        .element(.p, [.className("note")], [page.words(ComparisonPhrases.tableNote)]),
      ] + missing)
  }

  private var head: Markup {
    .element(
      .thead, [],
      [
        .element(
          .tr, [],
          [
            ComparisonPhrases.measure, ComparisonPhrases.firstShort, ComparisonPhrases.secondShort,
            ComparisonPhrases.difference,
          ].map { .element(.th, [.scope("col")], [page.words($0)]) })
      ])
  }

  private func body(_ rows: [MeasureDifference], _ title: Phrase) -> Markup? {
    guard !rows.isEmpty else { return nil }
    return .element(
      .tbody, [],
      [
        .element(
          .tr, [.className("group")],
          [
            .element(
              .th, [.scope("rowgroup"), .columnSpan(4)],
              [page.words(title), .data(" (\(rows.count))")])
          ])
      ] + rows.map(row))
  }

  private func row(_ measure: MeasureDifference) -> Markup {
    let (difference, deviation, verdict, words) =
      switch measure.verdict {
      case .changed(let difference, let deviation):
        (
          difference, deviation, "changed",
          difference > 0 ? ComparisonPhrases.grew : ComparisonPhrases.shrank
        )
      case .unchanged(let difference, let deviation):
        (difference, deviation, "unchanged", ComparisonPhrases.withinMargin)
      case .notComparable: (0, 0, "not-comparable", ComparisonPhrases.nothingToCompare)
      }
    let format = MeasureFormat(measure.unit ?? .one)
    return .element(
      .tr, [.data(.measure, measure.id), .data(.verdict, verdict)],
      [
        .element(
          .th, [.scope("row")],
          [
            .element(
              .button, [.type("button"), .data(.measure, measure.id), .ariaPressed(false)],
              [page.words(measure.name)])
          ]),
        .element(.td, [], [value(measure.first)]), .element(.td, [], [value(measure.second)]),
        .element(
          .td, [.className("difference")],
          [
            .data(format.difference(difference, in: language)),
            .element(
              .span, [.className("uncertainty")],
              [.data(" \(format.deviation(deviation, in: language))")]),
            .element(.span, [.className("verdict")], [page.words(words)]),
          ]),
      ])
  }

  private func value(_ result: MeasureResult?) -> Markup {
    guard case .measured(let value, _, let unit) = result?.reading else { return .data("–") }
    return .data(MeasureFormat(unit).value(value, in: language))
  }

  /// What cannot be compared, by reason.
  private var missing: [Markup] {
    MeasureDifference.NotComparable.allCases.compactMap { reason in
      let names = measures.filter { $0.verdict == .notComparable(reason) }.map(\.name)
      guard !names.isEmpty else { return nil }
      return .element(
        .details, [.className("card-part")],
        [
          .element(
            .summary, [],
            [page.words(ComparisonPhrases.title(of: reason)), .data(" (\(names.count))")]),
          .element(.p, [.className("note")], [page.words(ComparisonPhrases.reason(reason))]),
          .element(
            .ul, [.className("missing-list")],
            names.map { .element(.li, [], [page.words($0)]) }),
        ])
    }
  }
}

extension MeasureDifference {
  /// Of the value that there is.
  var unit: MeasureUnit? {
    for case .measured(_, _, let unit) in [first, second].compactMap({ $0?.reading }) {
      return unit
    }
    return nil
  }
}
