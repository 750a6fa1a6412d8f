internal import FaceAnalysis
public import PhotoAnalysis
internal import Vocabulary

/// The differences of two photographs as a table, one measure a row, with the verdict.
public struct DifferenceList {
  let comparison: PhotoComparison

  public init(_ comparison: PhotoComparison) { self.comparison = comparison }

  public func csv(_ dialect: CSVDialect) -> String {
    CSVTable(
      dialect: dialect,
      header: dialect.choose(
        [
          "first_file", "second_file", "same_person", "id", "name_fr", "name_en", "unit", "first",
          "first_uncertainty", "first_repeatability", "second", "second_uncertainty",
          "second_repeatability", "difference",
          "difference_uncertainty", "verdict", "reason",
        ],
        [
          "premier_fichier", "second_fichier", "même_personne", "identifiant", "nom_fr", "nom_en",
          "unité", "première", "incertitude_première", "répétabilité_première", "seconde",
          "incertitude_seconde", "répétabilité_seconde",
          "différence", "incertitude_différence", "verdict", "raison",
        ]), rows: comparison.measures.map(row)
    ).text
  }

  private func row(_ measure: MeasureDifference) -> [CSVTable.Cell] {
    let (first, second) = (Value(measure.first), Value(measure.second))
    let outcome: (Double?, Double?, String, String) =
      switch measure.verdict {
      case .changed(let difference, let deviation): (difference, deviation, "changed", "")
      case .unchanged(let difference, let deviation): (difference, deviation, "unchanged", "")
      case .notComparable(let reason): (nil, nil, "not_comparable", reason.rawValue)
      }
    return [
      .text(comparison.first.document.file), .text(comparison.second.document.file),
      .text(comparison.samePerson ? "1" : "0"), .text(measure.id), .text(measure.name.fr),
      .text(measure.name.en), .text(first.unit ?? second.unit ?? ""), .number(first.value),
      .number(first.uncertainty), .number(first.repeatability), .number(second.value),
      .number(second.uncertainty), .number(second.repeatability),
      .number(outcome.0), .number(outcome.1), .text(outcome.2), .text(outcome.3),
    ]
  }

  private struct Value {
    var value: Double?
    var uncertainty: Double?
    var repeatability: Double?
    var unit: String?

    init(_ result: MeasureResult?) {
      guard case .measured(let value, let uncertainty, let unit) = result?.reading else { return }
      (self.value, self.uncertainty, self.unit) = (value, uncertainty, unit.rawValue)
      repeatability = result?.repeatability
    }
  }
}
