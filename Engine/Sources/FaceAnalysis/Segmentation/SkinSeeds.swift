internal import Raster

/// The pixels from which a face's skin is learnt first.
enum SkinSeeds {
  /// `seeds` without what differs from most of them: a fringe over the forehead, a frame on the
  /// nose, a glint.
  static func trusted(_ f: SkinFeatures, _ seeds: Plane<Float>) -> Plane<Float> {
    var kept = seeds
    for (feature, least) in [(f.redness, Float(0.2)), (f.yellowness, 0.25), (f.luminance, 2)] {
      let (middle, spread) = middleAndSpread(feature, kept)
      let limit = max(least, 3 * spread)
      kept = kept.combined(with: feature) { abs($1 - middle) <= limit ? $0 : 0 }
    }
    return kept
  }

  /// The median skin.
  static func centre(of f: SkinFeatures, _ skin: Plane<Float>) -> (l: Float, r: Float, y: Float) {
    (
      middleAndSpread(f.luminance, skin).0, middleAndSpread(f.redness, skin).0,
      middleAndSpread(f.yellowness, skin).0
    )
  }

  /// Median, and median absolute deviation scaled to a normal's standard deviation.
  private static func middleAndSpread(_ feature: Plane<Float>, _ weight: Plane<Float>) -> (
    Float, Float
  ) {
    var values: [Float] = []
    for i in feature.values.indices where weight.values[i] > 0.5 {
      values.append(feature.values[i])
    }
    guard !values.isEmpty else { return (0, 1) }
    values.sort()
    let middle = values[values.count / 2]
    var deviations = values.map { abs($0 - middle) }
    deviations.sort()
    return (middle, 1.4826 * deviations[deviations.count / 2])
  }
}
