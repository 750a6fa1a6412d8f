internal import HTML
internal import PhotoAnalysis
internal import Vocabulary

/// The file itself: its readings of quality, where the result came from, what to take away.
struct PhotographPart {
  let page: AnalysisPage

  private var document: AnalysisDocument { page.model.analysis.document }
  private var language: Language { page.language }

  var sections: [Markup] { [picture, quality, downloads, provenance, removal].compactMap { $0 } }

  private var picture: Markup? {
    guard let size = document.image else { return nil }
    return section(
      ReportPhrases.picture,
      [
        .element(
          .dl, [.className("readings")],
          [
            .element(.dt, [], [page.words(AnalysisPhrases.fileName)]),
            .element(.dd, [.className("file-name")], [.data(document.file)]),
            .element(.dt, [], [page.words(ReportPhrases.size)]),
            .element(.dd, [], [.data("\(size.width) × \(size.height)\u{202F}px")]),
            .element(.dt, [], [page.words(AnalysisPhrases.colour)]),
            .element(.dd, [], [page.words(AnalysisPhrases.name(of: document.colour.status))]),
          ])
      ])
  }

  private var quality: Markup? { QualityPart(page: page).markup }

  private var downloads: Markup? {
    section(
      AnalysisPhrases.takeAway,
      [
        .element(
          .p, [.className("downloads")],
          [
            .element(
              .a, [.className("tool"), .href(Paths.report(page.model.id))],
              [page.words(AnalysisPhrases.report)]),
            download(Paths.reportPaper(page.model.id), "analysis.pdf", ExportPhrases.paper),
            download(
              Paths.table(page.model.id, "mesures"), "mesures.csv", ExportPhrases.frenchTable),
            download(
              Paths.table(page.model.id, "measures"), "measures.csv", ExportPhrases.plainTable),
            download(
              Paths.document(page.model.id), "analysis.json", AnalysisPhrases.jsonDocument),
          ])
      ])
  }

  private func download(_ path: String, _ name: String, _ words: Phrase) -> Markup {
    .element(.a, [.className("tool"), .href(path), .download(name)], [page.words(words)])
  }

  private var provenance: Markup? {
    .element(
      .details, [.className("card-part")],
      [
        .element(.summary, [], [page.words(ReportPhrases.provenance)]),
        .element(
          .dl, [.className("provenance")],
          [
            .element(.dt, [], [page.words(ReportPhrases.engine)]),
            .element(.dd, [], [.data(document.provenance.engine)]),
          ] + hash
            + document.provenance.models.flatMap { model -> [Markup] in
              [
                .element(.dt, [], [.data(model.id)]),
                .element(.dd, [.className("hash")], [.data(model.sha256)]),
              ]
            }),
      ])
  }

  private var hash: [Markup] {
    guard let sha256 = document.sha256 else { return [] }
    return [
      .element(.dt, [], [page.words(ReportPhrases.fileHash)]),
      .element(.dd, [.className("hash")], [.data(sha256)]),
    ]
  }

  private var removal: Markup? {
    .element(
      .details, [.className("card-part")],
      [
        .element(.summary, [], [page.words(AnalysisPhrases.erase)]),
        .element(.p, [], [page.words(AnalysisPhrases.eraseNote)]),
        .element(
          .form, [.post, .action(Paths.removal(page.model.id))],
          [
            .element(
              .button, [.type("submit"), .className("tool")],
              [page.words(AnalysisPhrases.eraseNow)])
          ]),
      ])
  }

  private func section(_ title: Phrase, _ content: [Markup]) -> Markup {
    .element(
      .section, [.className("card-part")],
      [.element(.h2, [], [page.words(title)])] + content)
  }
}
