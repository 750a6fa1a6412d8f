internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// What stands against the comparison, and how well the photographs lie over each other.
struct ComparisonWarnings {
  let page: ComparisonPage

  private var language: Language { page.language }

  /// Uncalibrated colour alone leaves the shapes comparable, so it is said more quietly.
  private var isGrave: Bool {
    page.comparison.photographDifferences.contains { $0.code != .colourUncalibrated }
  }

  var markup: Markup {
    let differences = page.comparison.photographDifferences
    guard !differences.isEmpty else {
      return .element(
        .section, [.className("card-part")], [.element(.p, [], [page.words(alike)])] + residual)
    }
    return .element(
      .section, [.className(isGrave ? "refusal" : "card-part"), .role("status")],
      [
        .element(
          .h2, [],
          [page.words(isGrave ? ComparisonPhrases.notAlike : ComparisonPhrases.shapesOnly)]),
        .element(.ul, [.className("warnings")], differences.map(item)),
      ] + residual)
  }

  private var alike: Phrase { ComparisonPhrases.alike }

  private func item(_ difference: PhotographDifference) -> Markup {
    var parts = [page.words(difference.message)]
    if let value = difference.value, let limit = difference.limit {
      let unit = difference.unit == "deg" ? "°" : difference.unit ?? "1"
      parts.append(
        .element(
          .span, [.className("note limit")],
          [
            page.words(ComparisonPhrases.gap),
            .data(" \(quantity(value, decimals: 1, unit: unit, in: language)), "),
            page.words(ReportPhrases.limit),
            .data(" \(quantity(limit, decimals: 0, unit: unit, in: language))"),
          ]))
    }
    return .element(.li, [], parts)
  }

  private var residual: [Markup] {
    guard let registration = page.comparison.registration else { return [] }
    let distance =
      registration.residualInMillimetres.map {
        quantity($0, decimals: 1, unit: "mm", in: language)
      } ?? quantity(registration.residualInPixels, decimals: 1, unit: "px", in: language)
    return [
      .element(
        .p, [.className("note")],
        [page.words(ComparisonPhrases.residual), .data(" \(distance)"), .data(".")])
    ]
  }
}
