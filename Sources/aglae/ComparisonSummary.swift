private import FaceAnalysis
private import Foundation
internal import PhotoAnalysis
private import Vocabulary

/// A comparison in a few lines for a person at a terminal.
struct ComparisonSummary {
  let comparison: PhotoComparison

  init(_ comparison: PhotoComparison) { self.comparison = comparison }

  var text: String {
    ([registration] + comparison.photographDifferences.map { "not alike: \($0.message.en)" }
      + comparison.measures.compactMap(line)).joined(separator: "\n")
  }

  private var registration: String {
    guard let found = comparison.registration else { return "not laid over each other" }
    let residual =
      found.residualInMillimetres.map { String(format: "%.2f mm", $0) }
      ?? String(format: "%.1f px", found.residualInPixels)
    return String(
      format: "laid over the first by %.4f times and %.2f°, ", found.scale,
      found.rotationInDegrees) + "residual \(residual)"
  }

  private func line(_ measure: MeasureDifference) -> String? {
    let unit =
      if case .measured(_, _, let unit) = measure.first?.reading { unit.rawValue } else { "" }
    func number(_ difference: Double, _ deviation: Double) -> String {
      String(format: "%+.2f ± %.2f", difference, deviation) + " \(unit)"
    }
    return switch measure.verdict {
    case .changed(let difference, let deviation):
      "\(measure.id): \(number(difference, deviation)), changed"
    case .unchanged(let difference, let deviation):
      "\(measure.id): \(number(difference, deviation)), unchanged within the margin"
    case .notComparable(.neitherMeasured): nil
    case .notComparable(let reason): "\(measure.id): not comparable, \(reason.rawValue)"
    }
  }
}
