extension Measure {
  /// What `formula` gives, and its variance from points, orientation and perspective.
  ///
  /// Each source moves by one standard deviation to either side, and half the difference is its
  /// share (central differences with the deviation as step). Sources count as independent.
  func estimate(_ varied: VariedFace, noise: Double) -> (value: Double, variance: Double) {
    let parts = values(of: varied.face)
    var variance = 0.0
    func add(_ there: LevelFace, _ back: LevelFace) {
      let share =
        zip(values(of: there), values(of: back))
        .reduce(0) { $0 + abs($1.0 - $1.1) / 2 } / Double(parts.count)
      variance += share * share
    }
    for error in PointError.all + extraErrors where error.touches(places) {
      add(
        error.applied(to: varied.face, times: noise), error.applied(to: varied.face, times: -noise))
    }
    for (there, back) in varied.variations { add(there, back) }
    return (value(of: parts), variance)
  }

  func values(of face: LevelFace) -> [Double] {
    switch formula {
    case .value(let formula): [formula(face)]
    case .meanMagnitude(let formula): formula(face)
    }
  }

  private func value(of parts: [Double]) -> Double {
    switch formula {
    case .value: parts[0]
    case .meanMagnitude: parts.reduce(0) { $0 + abs($1) } / Double(parts.count)
    }
  }
}
