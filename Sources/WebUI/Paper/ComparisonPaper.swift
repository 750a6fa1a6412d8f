internal import FaceAnalysis
internal import HTML
public import PhotoAnalysis
internal import Raster
public import Vocabulary

/// Two photographs as a paper in one language: side by side at one scale, with their differences.
public struct ComparisonPaper {
  public struct Photograph: Sendable {
    let picture: [UInt8]?
    let date: PhotographDate?

    /// - Parameter picture: the upright photograph as JPEG; nil when there is none to show.
    public init(picture: [UInt8]?, date: PhotographDate?) {
      self.picture = picture
      self.date = date
    }
  }

  let comparison: PhotoComparison
  let first: Photograph
  let second: Photograph

  public init(_ comparison: PhotoComparison, first: Photograph, second: Photograph) {
    self.comparison = comparison
    self.first = first
    self.second = second
  }

  /// A whole document to be printed, without script, its pictures inside.
  public func html(in language: Language) -> String {
    let sheet = PaperSheet(language: language)
    let documents = [comparison.first.document, comparison.second.document]
    return sheet.document(
      ComparisonPhrases.title, file: documents.map(\.file).joined(separator: ", "),
      [pictures(sheet), conditions(sheet), differences(sheet)] + missing(sheet)
        + [sheet.provenance(documents)])
  }

  private func pictures(_ sheet: PaperSheet) -> Markup {
    let frame = ComparisonFrame(comparison)
    return .element(
      .div, [.className("pictures")],
      [
        figure(sheet, ComparisonPhrases.first, first, comparison.first, frame.first, frame),
        figure(sheet, ComparisonPhrases.second, second, comparison.second, frame.second, frame),
      ])
  }

  private func figure(
    _ sheet: PaperSheet, _ name: Phrase, _ photograph: Photograph, _ analysis: PhotoAnalysis,
    _ transform: AffineTransform, _ frame: ComparisonFrame
  ) -> Markup {
    let label =
      name[sheet.language] + (photograph.date.map { ", \($0.text(in: sheet.language))" } ?? "")
    let file = analysis.document.file
    guard let picture = photograph.picture, let size = analysis.document.image else {
      return .element(.figure, [], [.element(.figcaption, [], [.data("\(label), \(file)")])])
    }
    return .element(
      .figure, [],
      [
        sheet.picture(
          picture, width: size.width, height: size.height, transform, viewBox: frame.viewBox,
          drawing: [], unit: 1, name: label),
        .element(.figcaption, [], [.data("\(label), \(file)")]),
      ])
  }

  private func conditions(_ sheet: PaperSheet) -> Markup {
    var facts: [(Phrase, Markup)] = [
      (
        PaperPhrases.person,
        sheet.words(comparison.samePerson ? PaperPhrases.onePerson : PaperPhrases.notStated)
      )
    ]
    if let first = first.date, let second = second.date, first <= second {
      let days = first.days(to: second)
      let unit = days == 1 ? ComparisonPhrases.day : ComparisonPhrases.days
      facts.append((PaperPhrases.interval, .joined([.data("\(days) "), sheet.words(unit)])))
    }
    if let registration = comparison.registration {
      let text =
        registration.residualInMillimetres.map {
          quantity($0, decimals: 1, unit: "mm", in: sheet.language)
        } ?? quantity(registration.residualInPixels, decimals: 1, unit: "px", in: sheet.language)
      facts.append((PaperPhrases.residual, .data(text)))
    }
    let warnings = comparison.photographDifferences.map {
      Markup.element(.li, [], [sheet.words($0.message)])
    }
    return sheet.section(
      PaperPhrases.conditions,
      [sheet.facts(facts)]
        + (warnings.isEmpty
          ? [.element(.p, [], [sheet.words(ComparisonPhrases.alike)])]
          : [.element(.ul, [], warnings)]))
  }

  private func differences(_ sheet: PaperSheet) -> Markup {
    let rows = comparison.measures.compactMap { row(sheet, $0) }
    guard !rows.isEmpty else {
      return sheet.section(
        PaperPhrases.differences,
        [.element(.p, [], [sheet.words(ComparisonPhrases.nothingToCompare)])])
    }
    let head = [
      ComparisonPhrases.measure, ComparisonPhrases.first, ComparisonPhrases.second,
      ComparisonPhrases.difference, PaperPhrases.verdict,
    ].map { Markup.element(.th, [.scope("col")], [sheet.words($0)]) }
    return sheet.section(
      PaperPhrases.differences,
      [
        .element(
          .table, [.className("differences")],
          [
            .element(.thead, [], [.element(.tr, [], head)]), .element(.tbody, [], rows),
          ]),
        .element(.p, [.className("note")], [sheet.words(PaperPhrases.differenceNote)]),
      ])
  }

  private func row(_ sheet: PaperSheet, _ measure: MeasureDifference) -> Markup? {
    let outcome: (Double, Double, Phrase)
    switch measure.verdict {
    case .changed(let difference, let deviation):
      outcome = (
        difference, deviation,
        difference > 0 ? ComparisonPhrases.grew : ComparisonPhrases.shrank
      )
    case .unchanged(let difference, let deviation):
      outcome = (difference, deviation, ComparisonPhrases.withinMargin)
    case .notComparable: return nil
    }
    let format = MeasureFormat(measure.unit ?? .one)
    func value(_ result: MeasureResult?) -> Markup {
      guard case .measured(let value, _, _) = result?.reading else { return .data("–") }
      return .element(.td, [], [.data(format.value(value, in: sheet.language))])
    }
    return .element(
      .tr, [.className(outcome.2 == ComparisonPhrases.withinMargin ? "same" : "changed")],
      [
        .element(.th, [.scope("row")], [sheet.words(measure.name)]), value(measure.first),
        value(measure.second),
        .element(
          .td, [],
          [
            .data(format.difference(outcome.0, in: sheet.language)),
            .element(
              .span, [.className("uncertainty")],
              [.data(" \(format.deviation(outcome.1, in: sheet.language))")]),
          ]),
        .element(.td, [.className("verdict")], [sheet.words(outcome.2)]),
      ])
  }

  private func missing(_ sheet: PaperSheet) -> [Markup] {
    let groups = MeasureDifference.NotComparable.allCases.compactMap { reason -> Markup? in
      let names = comparison.measures.filter { $0.verdict == .notComparable(reason) }.map(\.name)
      guard !names.isEmpty else { return nil }
      return .element(
        .p, [],
        [
          sheet.words(ComparisonPhrases.reason(reason)),
          .data(" " + names.map { $0[sheet.language] }.joined(separator: ", ") + "."),
        ])
    }
    return groups.isEmpty ? [] : [sheet.section(ComparisonPhrases.missing, groups)]
  }
}
