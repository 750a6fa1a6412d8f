internal import Raster

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
    for place in places {
      let deviation = LandmarkDeviation.of(place.point)
      let extra = extraDeviation[place.point] ?? 0
      for axis in 0..<3 {
        let inPlane = axis < 2 ? extra : 0
        let step =
          (deviation[axis] * deviation[axis] + inPlane * inPlane).squareRoot()
          * noise * varied.face.unit
        var (there, back) = (varied.face, varied.face)
        there.move(place, axis: axis, by: step)
        back.move(place, axis: axis, by: -step)
        add(there, back)
      }
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
