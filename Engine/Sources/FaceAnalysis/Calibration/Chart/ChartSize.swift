/// A size in which the chart is sold, told by the distance between the centres of its patches.
public struct ChartSize: Hashable, Sendable, Codable {
  /// `classic`, `passport`, `macbeth`, or `measured` when someone held a ruler to it.
  public let name: String
  /// From the centre of one patch to that of the next, millimetres.
  public let pitchInMillimetres: Double
  /// One standard deviation over the pitch.
  public let relativeUncertainty: Double

  /// The card of 28 × 21.6 cm with patches of 40 mm; the gaps, 5 to 6 mm, from the proportions that
  /// ArgyllCMS keeps for the chart (ref/ColorChecker.cht: patches 46.0, pitch 52.5).
  public static let classic = ChartSize(
    name: "classic", pitchInMillimetres: 45.65, relativeUncertainty: 0.3 / 45.65)
  /// The pocket case of 125 × 90 mm (ArgyllCMS, ref/ColorCheckerPassport.cht: pitch 15.0 mm).
  public static let passport = ChartSize(
    name: "passport", pitchInMillimetres: 15.0, relativeUncertainty: 0.1 / 15)
  /// The first card, 33 × 23 cm (ArgyllCMS, ref/ColorChecker.cht: pitch 52.5 mm).
  public static let macbeth = ChartSize(
    name: "macbeth", pitchInMillimetres: 52.5, relativeUncertainty: 0.2 / 52.5)

  public static let named = [classic, passport, macbeth]

  /// A pitch that was measured over several patches.
  public static func measured(pitchInMillimetres pitch: Double) -> ChartSize {
    ChartSize(name: "measured", pitchInMillimetres: pitch, relativeUncertainty: 0.1 / pitch)
  }
}
