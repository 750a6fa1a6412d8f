private import Foundation
internal import HTML
internal import PhotoAnalysis
internal import Raster
internal import Vocabulary

/// What every paper has: its head, its mark, its tables, and where its numbers come from.
struct PaperSheet {
  let language: Language

  func document(_ title: Phrase, file: String, _ content: [Markup]) -> String {
    Markup.document(
      .element(
        .html, [.lang(language)],
        [
          .element(
            .head, [],
            [
              .element(.meta, [.charset("utf-8")]),
              .element(.title, [], [words(title), .data(" – \(file)")]),
              .element(
                .style, [],
                [PaperStyle.sheet, language == .french ? PaperStyle.french : PaperStyle.english]),
            ]),
          .element(
            .body, [],
            [
              .element(.p, [.className("brand")], [.data("Aglaé")]),
              .element(.h1, [], [words(title)]),
              .element(.p, [.className("mark")], [words(PaperPhrases.mark)]),
            ] + content),
        ]))
  }

  func section(_ title: Phrase, _ content: [Markup]) -> Markup {
    .element(.section, [], [.element(.h2, [], [words(title)])] + content)
  }

  /// Names and values in two columns.
  func facts(_ rows: [(Phrase, Markup)]) -> Markup {
    .element(
      .table, [.className("facts")],
      [
        .element(
          .tbody, [],
          rows.map { name, value in
            .element(
              .tr, [],
              [
                .element(.th, [.scope("row")], [words(name)]),
                .element(.td, [], [value]),
              ])
          })
      ])
  }

  /// A photograph and what is drawn over it, both moved by `transform`, seen through `viewBox`.
  func picture(
    _ jpeg: [UInt8], width: Int, height: Int, _ transform: Raster.AffineTransform, viewBox: String,
    drawing: [Markup], unit: Double, name: String
  ) -> Markup {
    .element(
      .svg, [.svg(.viewBox, viewBox), .className("picture")],
      [
        .element(.title, [], [.data(name)]),
        .element(.style, [], [DrawingStyle.colours, DrawingStyle.file, PaperStyle.drawing]),
        .element(
          .g, [.svg(.transform, transform.svg), .svg(.fontSize, place(unit))],
          [
            .element(
              .image,
              [
                .svg(.href, "data:image/jpeg;base64,\(Data(jpeg).base64EncodedString())"),
                .svg(.width, "\(width)"), .svg(.height, "\(height)"),
              ])
          ] + drawing),
      ])
  }

  func refusals(_ document: AnalysisDocument) -> [Markup] {
    (document.refused ?? []).map {
      .element(
        .p, [.className("refusal")],
        [words(AnalysisPhrases.toRetake), .data("\u{202F}: "), words($0.message)])
    }
  }

  func provenance(_ documents: [AnalysisDocument]) -> Markup {
    guard let made = documents.first?.provenance else { return .joined([]) }
    var rows: [(Phrase, Markup)] = [(ReportPhrases.engine, .data(made.engine))]
    rows += documents.compactMap { document in
      document.sha256.map { (ReportPhrases.fileHash, code($0)) }
    }
    rows += made.models.map { (Phrase(fr: $0.id, en: $0.id), code($0.sha256)) }
    return section(ReportPhrases.provenance, [facts(rows)])
  }

  func code(_ text: String) -> Markup { .element(.span, [.className("hash")], [.data(text)]) }

  func words(_ phrase: Phrase) -> Markup { .words(phrase, in: language) }
}
