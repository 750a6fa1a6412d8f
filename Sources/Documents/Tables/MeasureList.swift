internal import FaceAnalysis
public import PhotoAnalysis
internal import Vocabulary

/// The measures of one analysis as a table, one a row, with their uncertainty or why there is none.
public struct MeasureList {
  let analysis: PhotoAnalysis

  public init(_ analysis: PhotoAnalysis) { self.analysis = analysis }

  public func csv(_ dialect: CSVDialect) -> String {
    CSVTable(
      dialect: dialect,
      header: dialect.choose(
        [
          "file", "id", "name_fr", "name_en", "value", "uncertainty", "repeatability", "unit",
          "scale_source",
          "not_measurable",
        ],
        [
          "fichier", "identifiant", "nom_fr", "nom_en", "valeur", "incertitude", "répétabilité",
          "unité",
          "source_échelle", "non_mesurable",
        ]), rows: analysis.measures.map(row)
    ).text
  }

  private func row(_ result: MeasureResult) -> [CSVTable.Cell] {
    let named: [CSVTable.Cell] = [
      .text(analysis.document.file), .text(result.id), .text(result.name.fr),
      .text(result.name.en),
    ]
    switch result.reading {
    case .measured(let value, let uncertainty, let unit):
      let source = unit.needsScale ? analysis.document.scale.source.rawValue : ""
      return named + [
        .number(value), .number(uncertainty), .number(result.repeatability), .text(unit.rawValue),
        .text(source), .text(""),
      ]
    case .notMeasurable(let reason):
      return named + [
        .number(nil), .number(nil), .number(nil), .text(""), .text(""), .text(reason.rawValue),
      ]
    }
  }
}
