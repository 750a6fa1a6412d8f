private import Glibc
internal import Raster

extension ColourCorrection {
  /// A surface whose colour is known, as the camera saw it.
  struct Sample {
    let seen: LinearColour
    let reference: LabColour
    var weight = 1.0
  }

  /// Fewest surfaces that eighteen weights are fitted to.
  static let fewestSamples = 12
  private static let rounds = 12

  /// The correction with the least differences from the references: first by weighted least squares
  /// on linear values, then by Levenberg's method on L*, a* and b*, the latter two divided by
  /// 1 + 0.045 C* as the difference formulas do. nil when the surfaces do not determine it.
  ///
  /// - Parameter start: a correction to start from, as of one surface more.
  init?(fitting samples: [Sample], from start: ColourCorrection? = nil) {
    guard samples.count >= Self.fewestSamples,
      var weights = start?.weights ?? Self.leastSquares(samples)
    else { return nil }
    var best = Self.cost(of: weights, samples)
    var damping = 1e-4
    for _ in 0..<(start == nil ? Self.rounds : 3) {
      guard let step = Self.step(from: weights, samples, damping: damping) else { break }
      let tried = weights.indices.map { channel in
        zip(weights[channel], step[(channel * Self.terms)...]).map { $0 + $1 }
      }
      let cost = Self.cost(of: tried, samples)
      guard cost < best else {
        damping *= 10
        continue
      }
      let gain = (best - cost) / best
      (weights, best) = (tried, cost)
      damping /= 10
      if gain < 1e-4 { break }
    }
    self.init(weights: weights)
  }

  private static func leastSquares(_ samples: [Sample]) -> [[Double]]? {
    var equations = (0..<3).map { _ in NormalEquations(count: terms) }
    for sample in samples {
      let row = terms(of: sample.seen)
      let target = sample.reference.linearColour
      // The slope of lightness over luminance, without its pole at black.
      let slope = pow(sample.reference.tristimulus.values.y + 0.02, -4.0 / 3)
      for channel in 0..<3 {
        equations[channel].add(row, target[channel], weight: slope * sample.weight)
      }
    }
    for channel in 0..<3 {
      // Keeps the roots small when a few colours cannot tell them from the channels themselves.
      for term in 3..<terms {
        equations[channel].add((0..<terms).map { $0 == term ? 1 : 0 }, 0, weight: 0.001)
      }
    }
    let solutions = equations.compactMap { $0.solution() }
    return solutions.count == 3 ? solutions : nil
  }

  private static func corrected(_ colour: LinearColour, by weights: [[Double]]) -> LinearColour {
    let row = terms(of: colour)
    func channel(_ c: Int) -> Double { zip(weights[c], row).reduce(0) { $0 + $1.0 * $1.1 } }
    return LinearColour(channel(0), channel(1), channel(2))
  }

  private static func cost(of weights: [[Double]], _ samples: [Sample]) -> Double {
    samples.reduce(0) { sum, sample in
      let error = difference(
        LabColour(corrected(sample.seen, by: weights)), from: sample.reference)
      return sum + sample.weight * (error * error).sum()
    }
  }

  /// Differences in lightness, a* and b*, the latter two less where chroma is high.
  private static func difference(_ colour: LabColour, from reference: LabColour) -> SIMD3<Double> {
    let chroma = 1 + 0.045 * reference.chroma
    return SIMD3(
      colour.lightness - reference.lightness, (colour.a - reference.a) / chroma,
      (colour.b - reference.b) / chroma)
  }

  private static func step(
    from weights: [[Double]], _ samples: [Sample], damping: Double
  ) -> [Double]? {
    var equations = NormalEquations(count: 3 * terms)
    for sample in samples {
      let row = terms(of: sample.seen)
      let colour = corrected(sample.seen, by: weights)
      let error = difference(LabColour(colour), from: sample.reference)
      let slopes = (0..<3).map { channel in
        var moved = colour
        moved[channel] += 1e-6
        return (difference(LabColour(moved), from: sample.reference) - error) / 1e-6
      }
      for part in 0..<3 {
        equations.add(
          slopes.flatMap { slope in row.map { $0 * slope[part] } }, -error[part],
          weight: sample.weight)
      }
    }
    for index in 0..<(3 * terms) {
      equations.add((0..<(3 * terms)).map { $0 == index ? 1 : 0 }, 0, weight: damping)
    }
    return equations.solution()
  }
}
