internal import FaceAnalysis
internal import HTML
public import PhotoAnalysis
internal import Raster
public import Vocabulary

/// One analysis as a paper in one language: photograph, drawing, measures, provenance.
public struct AnalysisPaper {
  let analysis: PhotoAnalysis
  let picture: [UInt8]?

  /// - Parameter picture: the upright photograph as JPEG; nil when there is none to show.
  public init(_ analysis: PhotoAnalysis, picture: [UInt8]?) {
    self.analysis = analysis
    self.picture = picture
  }

  /// A whole document to be printed, without script, its pictures inside.
  public func html(in language: Language) -> String {
    let sheet = PaperSheet(language: language)
    let document = analysis.document
    return sheet.document(
      AnalysisPhrases.title, file: document.file,
      sheet.refusals(document) + [pictures(sheet), reading(sheet), measures(sheet)]
        + missing(sheet) + [sheet.provenance([document])])
  }

  private func pictures(_ sheet: PaperSheet) -> Markup {
    guard let picture, let drawing = FaceDrawing(of: analysis) else { return .joined([]) }
    func view(_ layers: [FaceDrawing.Layer], _ name: Phrase) -> Markup {
      .element(
        .figure, [],
        [
          sheet.picture(
            picture, width: drawing.width, height: drawing.height, .identity,
            viewBox: "0 0 \(drawing.width) \(drawing.height)", drawing: drawing.groups(layers),
            unit: drawing.unit, name: name[sheet.language]),
          .element(.figcaption, [], [sheet.words(name)]),
        ])
    }
    return .element(
      .div, [.className("pictures")],
      [view([], ReportPhrases.photograph)]
        + (analysis.landmarks == nil
          ? [] : [view([.regions, .irises], PaperPhrases.drawing)]))
  }

  private func reading(_ sheet: PaperSheet) -> Markup {
    let document = analysis.document
    let language = sheet.language
    var rows: [(Phrase, Markup)] = [(AnalysisPhrases.fileName, .data(document.file))]
    if let view = document.view {
      rows.append((ReportPhrases.kind, sheet.words(ReportPhrases.name(of: view.kind))))
      let angles = [
        (ReportPhrases.yaw, view.yaw, view.uncertainty?.yaw),
        (ReportPhrases.pitch, view.pitch, view.uncertainty?.pitch),
        (ReportPhrases.roll, view.roll, view.uncertainty?.roll),
      ]
      rows += angles.compactMap { name, angle, doubt in
        angle.map { angle in
          let text = MeasureFormat(.degree).value(angle, in: language)
          let deviation = doubt.map { " \(MeasureFormat(.degree).deviation($0, in: language))" }
          return (name, .data(text + (deviation ?? "")))
        }
      }
    }
    if let size = document.scale.millimetresPerPixel {
      let doubt = document.scale.relativeUncertainty.map {
        " ±\u{202F}\(quantity(100 * $0, decimals: 1, unit: "%", in: language))"
      }
      rows.append(
        (
          ReportPhrases.pixelSize,
          .data(quantity(size, decimals: 4, unit: "mm/px", in: language) + (doubt ?? ""))
        ))
    }
    rows.append(
      (PaperPhrases.scaleSource, sheet.words(ReportPhrases.name(of: document.scale.source))))
    rows.append(
      (AnalysisPhrases.colour, sheet.words(AnalysisPhrases.name(of: document.colour.status))))
    return sheet.section(PaperPhrases.reading, [sheet.facts(rows)])
  }

  private func measures(_ sheet: PaperSheet) -> Markup {
    let rows = analysis.measures.compactMap { result -> (Phrase, Markup)? in
      guard case .measured(let value, let uncertainty, let unit) = result.reading else {
        return nil
      }
      let format = MeasureFormat(unit)
      return (
        result.name,
        .joined([
          .data(format.value(value, in: sheet.language)),
          .element(
            .span, [.className("uncertainty")],
            [.data(" \(format.deviation(uncertainty, in: sheet.language))")]),
        ])
      )
    }
    guard !rows.isEmpty else {
      return sheet.section(
        PaperPhrases.measures, [.element(.p, [], [sheet.words(AnalysisPhrases.noMeasure)])])
    }
    return sheet.section(
      PaperPhrases.measures,
      [
        .element(.p, [.className("note")], [sheet.words(PaperPhrases.uncertaintyNote)]),
        .element(.div, [.className("columns")], [sheet.facts(rows)]),
      ])
  }

  /// What was not measured, by reason.
  private func missing(_ sheet: PaperSheet) -> [Markup] {
    let groups = NotMeasurable.allCases.compactMap { reason -> Markup? in
      let names = analysis.measures.filter { $0.reading == .notMeasurable(reason) }.map(\.name)
      guard !names.isEmpty else { return nil }
      return .element(
        .p, [],
        [
          sheet.words(reason.message),
          .data(" " + names.map { $0[sheet.language] }.joined(separator: ", ") + "."),
        ])
    }
    return groups.isEmpty ? [] : [sheet.section(AnalysisPhrases.notMeasured, groups)]
  }
}
