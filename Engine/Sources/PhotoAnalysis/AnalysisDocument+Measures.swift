internal import FaceAnalysis

extension AnalysisDocument.Measure {
  init(_ result: MeasureResult) {
    switch result.reading {
    case .measured(let value, let uncertainty, let unit):
      self.init(
        id: result.id, value: value, uncertainty: uncertainty,
        repeatability: result.repeatability, unit: unit.rawValue)
    case .notMeasurable(let reason):
      self.init(id: result.id, notMeasurable: reason.rawValue)
    }
  }
}
