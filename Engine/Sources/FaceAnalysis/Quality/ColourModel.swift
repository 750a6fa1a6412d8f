#if canImport(Glibc)
  private import Glibc
#endif

/// How far exposure and the light's colour are from good ones, told by skin and whites of the eyes
/// together, so that the tone of the skin cancels.
///
/// Dark skin is well exposed where light skin would be too dark, so the skin's own luminance says
/// little. The whites of the eyes are alike in all people; how much lighter they are than the skin
/// tells the tone, and colours of skin of every tone lie on one line (ISSA medians, Yan et al. 2025,
/// doi:10.6084/m9.figshare.28228571.v4). A linear model learned from renders of ten tones under known
/// exposures and lights joins them. Decision 19.
struct ColourModel {
  /// Limits in stops. What a camera's own metering gives stays within; calibrated on tuning renders.
  static let exposureRange = -1.5...1.25
  static let mostCast = 0.5

  /// Stops from a good exposure.
  let exposure: Double
  /// Size of the light's colour, stops between two channels.
  let cast: Double

  init(_ colours: FaceColours) {
    let features = Self.features(of: colours)
    func apply(_ model: (constant: Double, weights: [Double])) -> Double {
      zip(model.weights, features).reduce(model.constant) { $0 + $1.0 * $1.1 }
    }
    exposure = apply(ColourWeights.exposure)
    let (red, blue) = (apply(ColourWeights.redness), apply(ColourWeights.yellowness))
    cast = (red * red + blue * blue).squareRoot()
  }

  /// Logarithms of the colours and their products, in the order of `ColourWeights`.
  static func features(of colours: FaceColours) -> [Double] {
    let (s, w) = (colours.skin, colours.whites)
    let d = w.luminance - s.luminance
    return [
      s.luminance, w.luminance, colours.lightest, colours.middle, s.redness, s.yellowness,
      w.redness, w.yellowness, d * d, s.redness * s.redness, s.yellowness * s.yellowness,
      s.redness * s.yellowness, d * s.redness, d * s.yellowness, w.redness * w.redness,
      w.yellowness * w.yellowness, s.redness * w.redness, s.yellowness * w.yellowness,
    ]
  }

  var readings: [QualityReading] {
    [
      .within(
        Self.exposureRange, .exposure, exposure,
        advice: exposure < 0 ? QualityPhrases.underexposed : QualityPhrases.overexposed),
      .atMost(Self.mostCast, .colourCast, cast, advice: QualityPhrases.colourCast),
    ]
  }
}
