internal import Raster
internal import Vocabulary

extension Measure {
  /// The measure of `face`, or the first reason against it.
  ///
  /// - Parameter varied: nil unless the view is frontal and the orientation known.
  func result(of face: MeasuredFace, varied: VariedFace?) -> MeasureResult {
    guard face.view == .frontal else { return none(.wrongView) }
    guard let pose = face.pose, let varied else { return none(.poseUnknown) }
    guard limits.allow(pose) else { return none(.poseOutOfRange) }
    let pixel = face.scale.millimetresPerPixel
    if unit.needsScale, pixel == nil { return none(.noScale) }
    let factor = unit.needsScale ? pixel ?? 1 : 1

    let (raw, variance) = estimate(varied, noise: face.noise)
    let value = raw * factor
    let ofScale = unit.needsScale ? value * (face.scale.relativeUncertainty ?? 0) : 0
    let uncertainty = (variance * factor * factor + ofScale * ofScale).squareRoot()
    guard value.isFinite, uncertainty.isFinite, uncertainty > 0 else { return none(.degenerate) }
    return MeasureResult(
      id: id, name: name, reading: .measured(value: value, uncertainty: uncertainty, unit: unit),
      repeatability: variance.squareRoot() * factor * Self.repeatableShare,
      construction: construction(varied.face).map { $0.inPicture(of: varied.face) })
  }

  /// Of the uncertainty from the points, what a new photograph draws anew. Ten harmless changes of a photograph
  /// moved measures by 0.1 uncertainties each in the median
  /// (Documentation/results/measure-stability-2026-11-24.md), so by 0.15 in the standard
  /// deviation; all ten at once by √10 times that.
  static let repeatableShare = 0.47

  private func none(_ reason: NotMeasurable) -> MeasureResult {
    MeasureResult(
      id: id, name: name, reading: .notMeasurable(reason), repeatability: nil, construction: [])
  }
}

extension Measure.Stroke {
  fileprivate func inPicture(of face: LevelFace) -> Construction {
    switch self {
    case .point(let p): .point(face.picture(p))
    case .measured(let a, let b): .measured(face.picture(a), face.picture(b))
    case .reference(let a, let b): .reference(face.picture(a), face.picture(b))
    }
  }
}
