internal import FaceAnalysis
internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// What the document says, as tables: view, scale, measures, quality, picture, provenance.
struct ReportTables {
  let document: AnalysisDocument
  let measures: [MeasureResult]

  var sections: [Markup] {
    ([view, scale, placed, measured] + missing + [quality, picture, provenance]).compactMap { $0 }
  }

  private var view: Markup? {
    guard let view = document.view else { return nil }
    let doubt = view.uncertainty
    let angles: [(Phrase, Double?, Double?)] = [
      (ReportPhrases.yaw, view.yaw, doubt?.yaw), (ReportPhrases.pitch, view.pitch, doubt?.pitch),
      (ReportPhrases.roll, view.roll, doubt?.roll),
    ]
    let isProvisional = view.yaw != nil && doubt == nil
    return section(
      isProvisional ? ReportPhrases.provisionalView : ReportPhrases.view,
      [row(ReportPhrases.kind, .bilingual(ReportPhrases.name(of: view.kind)))]
        + angles.compactMap { name, angle, doubt in angle.map { row(name, degrees($0, doubt)) } })
  }

  /// An angle, its standard uncertainty in smaller type where it is known.
  private func degrees(_ angle: Double, _ doubt: Double?) -> Markup {
    let value = number(angle, decimals: 1, unit: "°")
    guard let doubt else { return value }
    return .element(
      .span, [],
      [value, .element(.small, [], [number(doubt, decimals: 1, unit: "°", sign: "±\u{202F}")])])
  }

  private var placed: Markup? {
    guard let points = document.profileLandmarks else { return nil }
    let known = SoftTissueLandmark.allCases.compactMap { id in
      points[id.rawValue].map { (id, $0) }
    }
    return section(
      ReportPhrases.placed,
      known.map { id, point in
        let place = Markup.bilingual(Phrase(fr: "", en: "")) { language in
          "\(formatted(point.at[0], decimals: 0, in: language))\u{202F};\u{202F}"
            + "\(formatted(point.at[1], decimals: 0, in: language))\u{202F}px"
        }
        return .element(
          .tr, [],
          [
            .element(
              .th, [.scope("row")],
              [.bilingual(id.name), .element(.small, [], [.data(id.rawValue)])]),
            .element(.td, [], [place]),
          ])
      })
  }

  private var scale: Markup? {
    guard let size = document.scale.millimetresPerPixel else { return nil }
    var rows = [
      row(ReportPhrases.pixelSize, number(size, decimals: 4, unit: "mm/px")),
      row(ReportPhrases.source, .bilingual(ReportPhrases.name(of: document.scale.source))),
    ]
    if let share = document.scale.relativeUncertainty, share > 0 {
      rows.insert(
        row(
          ReportPhrases.uncertainty, number(100 * share, decimals: 1, unit: "%", sign: "±\u{202F}")),
        at: 1)
    }
    if let station = document.station {
      rows.append(
        row(
          StationPhrases.choose,
          .bilingual(Phrase(fr: "", en: "")) { station.text(in: $0) }))
    }
    return section(ReportPhrases.scale, rows)
  }

  private var measured: Markup? {
    let rows = measures.compactMap { result -> Markup? in
      guard case .measured(let value, let uncertainty, let unit) = result.reading else {
        return nil
      }
      let format = MeasureFormat(unit)
      return row(
        result.name,
        .element(
          .span, [],
          [
            .bilingual(Phrase(fr: "", en: "")) { format.value(value, in: $0) },
            .element(
              .small, [],
              [.bilingual(Phrase(fr: "", en: "")) { format.deviation(uncertainty, in: $0) }]),
          ]))
    }
    return rows.isEmpty ? nil : section(ReportPhrases.measures, rows)
  }

  /// What was not measured, by reason.
  private var missing: [Markup?] {
    NotMeasurable.allCases.map { reason in
      let names = measures.filter { $0.reading == .notMeasurable(reason) }.map(\.name)
      guard !names.isEmpty else { return nil }
      return .element(
        .section, [],
        [
          .element(.h2, [], [.bilingual(AnalysisPhrases.notMeasured)]),
          .element(.p, [.className("note")], [.bilingual(reason.message)]),
          .element(
            .ul, [.className("names")], names.map { .element(.li, [], [.bilingual($0)]) }),
        ])
    }
  }

  private var quality: Markup? {
    guard !document.quality.isEmpty else { return nil }
    return section(
      ReportPhrases.quality,
      document.quality.map { reading in
        let format = QualityFormat(unit: reading.unit)
        let within = reading.ok ? ReportPhrases.met : ReportPhrases.notMet
        return .element(
          .tr, [],
          [
            .element(.th, [.scope("row")], [ReportPhrases.qualityName(reading.id)]),
            .element(
              .td, [],
              [
                .bilingual(Phrase(fr: "", en: "")) { format.text(reading.value, in: $0) },
                .element(
                  .small, [],
                  [
                    .bilingual(ReportPhrases.limit) {
                      " \(format.text(reading.limit, in: $0)), \(within[$0])"
                    }
                  ]),
              ]),
          ])
      })
  }

  private var picture: Markup? {
    guard let size = document.image else { return nil }
    return section(
      ReportPhrases.picture,
      [row(ReportPhrases.size, .data("\(size.width) × \(size.height)\u{202F}px"))])
  }

  private var provenance: Markup? {
    var rows = [row(ReportPhrases.engine, .data(document.provenance.engine))]
    if let hash = document.sha256 { rows.append(row(ReportPhrases.fileHash, code(hash))) }
    rows += document.provenance.models.map { model in
      .element(
        .tr, [],
        [
          .element(.th, [.scope("row")], [.data(model.id)]),
          .element(.td, [], [code(model.sha256)]),
        ])
    }
    return section(ReportPhrases.provenance, rows)
  }

  private func section(_ title: Phrase, _ rows: [Markup]) -> Markup {
    .element(
      .section, [],
      [
        .element(.h2, [], [.bilingual(title)]),
        .element(.table, [], [.element(.tbody, [], rows)]),
      ])
  }

  private func row(_ name: Phrase, _ value: Markup) -> Markup {
    .element(
      .tr, [],
      [
        .element(.th, [.scope("row")], [.bilingual(name)]),
        .element(.td, [], [value]),
      ])
  }

  private func number(
    _ value: Double, decimals: Int, unit: String, sign: String = ""
  ) -> Markup {
    .bilingual(Phrase(fr: "", en: "")) {
      sign + quantity(value, decimals: decimals, unit: unit, in: $0)
    }
  }

  private func code(_ hash: String) -> Markup {
    .element(.span, [.className("hash")], [.data(hash)])
  }
}

extension AnalysisDocument.Station {
  /// Its name and since when it holds, by the days of UTC.
  fileprivate func text(in language: Language) -> String {
    let day = PhotographDate(String(since.prefix(10)))?.text(in: language) ?? ""
    return "\(name), \(StationPhrases.since[language]) \(day)"
  }
}
