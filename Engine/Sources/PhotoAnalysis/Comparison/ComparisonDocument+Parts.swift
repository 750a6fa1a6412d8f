internal import FaceAnalysis
internal import Raster
internal import Vocabulary

extension ComparisonDocument.Photograph {
  init(_ document: AnalysisDocument) {
    self.init(
      file: document.file, sha256: document.sha256, image: document.image,
      refused: document.refused, view: document.view, scale: document.scale)
  }
}

extension ComparisonDocument.Registration {
  init(_ registration: FaceRegistration) {
    let map = registration.secondToFirst
    self.init(
      matrix: [map.a, map.b, map.tx, map.c, map.d, map.ty], scale: registration.scale,
      rotation: registration.rotationInDegrees, residualPixels: registration.residualInPixels,
      residualMillimetres: registration.residualInMillimetres)
  }
}

extension ComparisonDocument.Difference {
  init(_ difference: PhotographDifference) {
    self.init(
      code: difference.code, message: difference.message, value: difference.value,
      limit: difference.limit, unit: difference.unit)
  }
}

extension ComparisonDocument.Measure {
  init(_ measure: MeasureDifference) {
    let outcome: (Verdict, Double?, Double?, MeasureDifference.NotComparable?) =
      switch measure.verdict {
      case .changed(let difference, let deviation): (.changed, difference, deviation, nil)
      case .unchanged(let difference, let deviation): (.unchanged, difference, deviation, nil)
      case .notComparable(let reason): (.notComparable, nil, nil, reason)
      }
    self.init(
      id: measure.id, unit: (measure.first?.unit ?? measure.second?.unit)?.rawValue,
      first: measure.first.flatMap(ComparisonDocument.Value.init),
      second: measure.second.flatMap(ComparisonDocument.Value.init), verdict: outcome.0,
      difference: outcome.1, uncertainty: outcome.2, reason: outcome.3)
  }
}

extension ComparisonDocument.Value {
  init?(_ result: MeasureResult) {
    guard case .measured(let value, let uncertainty, _) = result.reading else { return nil }
    self.init(value: value, uncertainty: uncertainty, repeatability: result.repeatability)
  }
}

extension MeasureResult {
  fileprivate var unit: MeasureUnit? {
    if case .measured(_, _, let unit) = reading { unit } else { nil }
  }
}
