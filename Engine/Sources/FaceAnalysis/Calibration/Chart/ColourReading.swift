private import Glibc
internal import Raster

/// What a chart says about colour: the edition, the correction and how well it does.
public struct ColourReading: Hashable, Sendable {
  public let correction: ColourCorrection
  /// For skin, which no patch stands for; nil when it could not be made.
  public let skinCorrection: ColourCorrection?
  /// nil when both editions fit about as well; the correction is then that of the better one.
  public let edition: ChartEdition?
  /// CIEDE2000 over the patches that were used, each predicted by a correction that did not see it.
  public let meanLeftOut: Double
  public let maxLeftOut: Double
  /// CIEDE2000 over the same patches after the correction that saw them all.
  public let meanFitted: Double
  public let maxFitted: Double
  /// How much better the paint from November 2014 fits than the older one, as `editionMargin`
  /// counts.
  package let newerAdvantage: Double

  /// Greatest differences of a correction that may be used. Source: the protocol of standardised
  /// photography, mean 3 and 6 at most; defaults without a published threshold.
  public static let meanLimit = 3.0
  public static let maxLimit = 6.0

  public var isGoodEnough: Bool { meanLeftOut <= Self.meanLimit && maxFitted <= Self.maxLimit }

  /// How much better the chosen edition must fit: the difference of the mean of
  /// log(1 + (ΔE / 0.7)²), which a few strange patches do not decide. Set on tuning pictures.
  static let editionMargin = 0.15
  private static let editionScale = 0.7

  /// - Parameter colours: linear colours by number of patch.
  init?(_ colours: [Int: LinearColour]) {
    let patches = colours.keys.sorted()
    var best: (fit: Fit, edition: ChartEdition, cost: Double)?
    var costs: [Double] = []
    for edition in ChartEdition.allCases {
      guard let fit = Fit(colours, patches, edition) else { return nil }
      let cost = fit.differences.reduce(0) {
        $0 + log(1 + $1 * $1 / (Self.editionScale * Self.editionScale))
      }
      costs.append(cost / Double(patches.count))
      if cost < best?.cost ?? .infinity { best = (fit, edition, cost) }
    }
    guard let best, let leftOut = best.fit.leftOut(), let maxFitted = best.fit.differences.max(),
      let maxLeftOut = leftOut.max()
    else { return nil }
    newerAdvantage = costs[0] - costs[1]
    let isClear = abs(newerAdvantage) >= Self.editionMargin
    correction = best.fit.correction
    skinCorrection = ColourCorrection(forSkinBeside: colours, of: best.edition)
    edition = isClear ? best.edition : nil
    meanLeftOut = leftOut.reduce(0, +) / Double(leftOut.count)
    self.maxLeftOut = maxLeftOut
    meanFitted = best.fit.differences.reduce(0, +) / Double(patches.count)
    self.maxFitted = maxFitted
  }

  private struct Fit {
    let samples: [ColourCorrection.Sample]
    let correction: ColourCorrection
    let differences: [Double]

    init?(_ colours: [Int: LinearColour], _ patches: [Int], _ edition: ChartEdition) {
      samples = patches.compactMap { patch in
        colours[patch].map { .init(seen: $0, reference: edition.colours[patch]) }
      }
      guard let correction = ColourCorrection(fitting: samples) else { return nil }
      self.correction = correction
      differences = samples.map { $0.difference(after: correction) }
    }

    /// The difference of each sample after the correction by the others.
    func leftOut() -> [Double]? {
      var differences: [Double] = []
      for index in samples.indices {
        var others = samples
        let sample = others.remove(at: index)
        guard let correction = ColourCorrection(fitting: others, from: correction) else {
          return nil
        }
        differences.append(sample.difference(after: correction))
      }
      return differences
    }
  }
}

extension ColourCorrection.Sample {
  func difference(after correction: ColourCorrection) -> Double {
    LabColour(correction.apply(seen)).difference2000(from: reference)
  }
}
