internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// What the quality gate measured: name, value, limit, and in words and by a sign whether it is kept.
struct QualityPart {
  let page: AnalysisPage

  private var language: Language { page.language }
  private var readings: [AnalysisDocument.QualityReading] {
    // What was not kept comes first; both groups stay in the gate's order.
    let all = page.model.analysis.document.quality
    return all.filter { !$0.ok } + all.filter(\.ok)
  }

  var markup: Markup? {
    guard !readings.isEmpty else { return nil }
    let missed = readings.count { !$0.ok }
    return .element(
      .section, [.className("card-part"), .id("quality")],
      [
        .element(.h2, [], [page.words(ReportPhrases.quality)]),
        .element(
          .p, [.className("note")],
          [
            missed == 0
              ? page.words(QualityWords.allKept)
              : .data(QualityWords.kept(readings.count - missed, of: readings.count)[language])
          ]),
        .element(.ul, [.className("quality-list")], readings.map(row)),
      ])
  }

  private func row(_ reading: AnalysisDocument.QualityReading) -> Markup {
    let format = QualityFormat(unit: reading.unit)
    return .element(
      .li, [.className(reading.ok ? "kept" : "missed")],
      [
        .element(.span, [.className("sign"), .ariaHidden], [.data(reading.ok ? "✓" : "✕")]),
        .element(
          .span, [.className("quality-name")],
          [AnalysisPhrases.qualityName(reading.id, in: language)]),
        .element(
          .span, [.className("quality-value")],
          [.data(format.text(reading.value, in: language))]),
        .element(
          .span, [.className("note quality-limit")],
          [
            page.words(reading.isUpperLimit ? QualityWords.atMost : QualityWords.atLeast),
            .data(" \(format.text(reading.limit, in: language)) · "),
            page.words(reading.ok ? ReportPhrases.met : ReportPhrases.notMet),
          ]),
      ])
  }
}

extension AnalysisDocument.QualityReading {
  /// Whether the value may not exceed its limit; otherwise it may not fall below.
  fileprivate var isUpperLimit: Bool { (value <= limit) == ok }
}

/// How a reading of quality is written.
struct QualityFormat {
  let unit: String

  func text(_ value: Double, in language: Language) -> String {
    let (decimals, sign) =
      switch unit {
      case "px", "mm": (0, unit)
      case "deg": (0, "°")
      case "1": (2, unit)
      default: (1, unit)
      }
    return quantity(value, decimals: decimals, unit: sign, in: language)
  }
}

/// The words around readings of quality.
enum QualityWords {
  static let atMost = Phrase(fr: "au plus", en: "at most")
  static let atLeast = Phrase(fr: "au moins", en: "at least")
  static let allKept = Phrase(
    fr: "Toutes les limites sont respectées.", en: "Every limit is kept.")

  static func kept(_ kept: Int, of all: Int) -> Phrase {
    Phrase(
      fr: "\(kept) limites sur \(all) sont respectées.", en: "\(kept) of \(all) limits are kept.")
  }
}
