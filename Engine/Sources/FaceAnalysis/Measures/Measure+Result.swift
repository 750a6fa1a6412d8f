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

    let value = value(of: varied) * factor
    let ofScale = unit.needsScale ? value * (face.scale.relativeUncertainty ?? 0) : 0
    let ofIrises = unit.needsScale ? value * face.scale.relativeRepeatability : 0
    func deviation(
      _ variations: [VariedFace.Variation], times calibration: Double, and scale: Double
    ) -> Double {
      let ofPoints = variance(over: variations).squareRoot() * factor * calibration
      return (ofPoints * ofPoints + scale * scale).squareRoot()
    }
    let calibration = MeasureCalibration.factors[id] ?? (people: 1, photographs: 1)
    let uncertainty = deviation(varied.variations, times: calibration.people, and: ofScale)
    let repeatability = deviation(varied.repeats, times: calibration.photographs, and: ofIrises)
    guard value.isFinite, uncertainty.isFinite, uncertainty > 0 else { return none(.degenerate) }
    return MeasureResult(
      id: id, name: name, reading: .measured(value: value, uncertainty: uncertainty, unit: unit),
      repeatability: repeatability,
      construction: construction(varied.face).map { $0.inPicture(of: varied.face) },
      gazeShare: gazeShare(of: varied.face) * factor)
  }

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
