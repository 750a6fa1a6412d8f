internal import Vocabulary

#if canImport(Glibc)
  private import Glibc
#endif

/// Blur in every direction, and what one direction has beyond that: movement.
struct Sharpness {
  /// Standard deviations, % of the interpupillary distance.
  let blur, motion: Double

  /// Limits: what clean pictures keep to at the least size that the gate lets pass, and renders
  /// blurred by more exceed. Calibrated on tuning renders (Documentation/results).
  static let mostBlur = 1.3
  static let mostMotion = 1.3

  /// Variance beyond which edges are no longer told from shading, squared pixels of the band.
  private static let widest = 64.0

  /// nil when there are no edges at all.
  init?(_ edges: EdgeWidth) {
    // Eyes have edges of every direction: where one has none left, they are smeared past reading.
    guard edges.variances.contains(where: { $0 != nil }) else { return nil }
    let read = edges.variances.enumerated().map { index, variance in
      (
        angle: Double(index) * .pi / Double(EdgeWidth.bins),
        variance: min(variance ?? Self.widest, Self.widest)
      )
    }
    // variance = mean + a · cos 2θ + b · sin 2θ
    var equations = NormalEquations(count: 3)
    for (angle, variance) in read {
      equations.add([1, cos(2 * angle), sin(2 * angle)], variance, weight: 1)
    }
    guard let found = equations.solution() else { return nil }
    let swing = (found[1] * found[1] + found[2] * found[2]).squareRoot()
    func percent(_ variance: Double) -> Double {
      100 * max(variance, 0).squareRoot() / EdgeWidth.pixelsPerPupilDistance
    }
    blur = percent(found[0] - swing)
    motion = percent(2 * swing)
  }

  var readings: [QualityReading] {
    [
      // Of wide edges the differences are uncertain: movement shows when it exceeds the blur.
      .atMost(max(Self.mostMotion, blur), .motion, motion, advice: QualityPhrases.motion),
      .atMost(Self.mostBlur, .blur, blur, advice: QualityPhrases.blur),
    ]
  }
}
