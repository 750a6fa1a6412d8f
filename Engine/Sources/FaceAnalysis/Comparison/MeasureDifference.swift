public import Vocabulary

/// One measure in two photographs: how far apart its values lie, and whether that is a change.
public struct MeasureDifference: Hashable, Sendable {
  /// Id and name of `MeasureResult`.
  public let id: String
  public let name: Phrase
  /// nil when the photograph's analysis has no such measure, as after a refusal.
  public let first: MeasureResult?
  public let second: MeasureResult?
  public let verdict: Verdict

  /// A difference counts as a change when it exceeds so many combined standard deviations, which
  /// chance does once in twenty times (expanded uncertainty, JCGM 100:2008, 6.2 and G.1.3).
  public static let coverageFactor = 2.0

  /// A difference is the second value less the first, in the measure's unit; its deviation is the
  /// combined standard deviation, above zero.
  public enum Verdict: Hashable, Sendable {
    case changed(difference: Double, deviation: Double)
    /// Within the margin of measurement; this does not prove that nothing changed.
    case unchanged(difference: Double, deviation: Double)
    case notComparable(NotComparable)
  }

  /// Why two readings give no difference; raw values are the codes of `aglae.comparison/1`.
  public enum NotComparable: String, CaseIterable, Hashable, Sendable, Codable {
    case firstNotMeasured = "first_not_measured"
    case secondNotMeasured = "second_not_measured"
    case neitherMeasured = "neither_measured"
    /// Millimetres that come from different standards differ by those too.
    case scaleSourcesDiffer = "scale_sources_differ"
  }
}

/// The measures of one photograph, to be compared.
public struct MeasuredPhotograph: Sendable {
  public let measures: [MeasureResult]
  public let scaleSource: Scale.Source
  /// Where the eyes look; nil when it is not known, or the other photograph shows someone else.
  public let gaze: Gaze?

  public init(measures: [MeasureResult], scaleSource: Scale.Source, gaze: Gaze? = nil) {
    self.measures = measures
    self.scaleSource = scaleSource
    self.gaze = gaze
  }
}

extension MeasureDifference {
  /// The measures of both photographs, in the order of the first one, then what only the second has.
  ///
  /// - Parameter constantErrorsCancel: whether one person was photographed twice in the same way,
  ///   so that what is wrong with each value in the same way leaves the difference: then each
  ///   value's repeatability counts, otherwise its whole uncertainty. What a gaze that differs may do
  ///   to a value counts besides.
  public static func all(
    _ first: MeasuredPhotograph, _ second: MeasuredPhotograph, constantErrorsCancel: Bool
  ) -> [MeasureDifference] {
    let before = byID(first)
    let after = byID(second)
    let rise = first.gaze.flatMap { one in second.gaze.map { one.rise(to: $0) } } ?? 0
    let measures = first.measures + second.measures.filter { before[$0.id] == nil }
    return measures.map { measure in
      let (a, b) = (before[measure.id], after[measure.id])
      return MeasureDifference(
        id: measure.id, name: measure.name, first: a, second: b,
        verdict: verdict(
          a, b, sameScale: first.scaleSource == second.scaleSource, rise: rise,
          constantErrorsCancel: constantErrorsCancel))
    }
  }

  private static func byID(_ photograph: MeasuredPhotograph) -> [String: MeasureResult] {
    Dictionary(photograph.measures.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
  }

  private static func verdict(
    _ first: MeasureResult?, _ second: MeasureResult?, sameScale: Bool, rise: Double,
    constantErrorsCancel: Bool
  ) -> Verdict {
    switch (first?.reading, second?.reading) {
    case (.measured(let a, let firstDoubt, let unit), .measured(let b, let secondDoubt, _)):
      guard sameScale || !unit.needsScale else { return .notComparable(.scaleSourcesDiffer) }
      let one = comparisonDeviation(firstDoubt, first?.repeatability, constantErrorsCancel)
      let other = comparisonDeviation(secondDoubt, second?.repeatability, constantErrorsCancel)
      let ofGaze =
        rise * max(first?.gazeShare ?? 0, second?.gazeShare ?? 0) * Gaze.shareOfMargin
      let deviation = (one * one + other * other + ofGaze * ofGaze).squareRoot()
      let difference = b - a
      return abs(difference) > coverageFactor * deviation
        ? .changed(difference: difference, deviation: deviation)
        : .unchanged(difference: difference, deviation: deviation)
    case (.measured, _): return .notComparable(.secondNotMeasured)
    case (_, .measured): return .notComparable(.firstNotMeasured)
    default: return .notComparable(.neitherMeasured)
    }
  }

  /// The standard deviation with which a value enters a difference.
  private static func comparisonDeviation(
    _ uncertainty: Double, _ repeatability: Double?, _ constantErrorsCancel: Bool
  ) -> Double {
    constantErrorsCancel ? repeatability ?? uncertainty : uncertainty
  }
}
