extension Measure {
  /// What `formula` gives for the face.
  func value(of varied: VariedFace) -> Double { value(of: values(of: varied.face)) }

  /// The variance of the value.
  ///
  /// Each source moves by one standard deviation to either side, and half the difference is its
  /// share (central differences with the deviation as step). Sources count as independent.
  func variance(over variations: [VariedFace.Variation]) -> Double {
    variations.reduce(0) { sum, variation in
      let (there, back) = (values(of: variation.there), values(of: variation.back))
      let share =
        zip(there, back).reduce(0) { $0 + abs($1.0 - $1.1) / 2 } / Double(there.count)
      return sum + share * share
    }
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
