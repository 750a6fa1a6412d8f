/// What an article reports of one measure in one cohort. Descriptive: never a target.
public struct Norm: Hashable, Sendable, Codable {
  /// Id of the measure, as in `aglae.analysis/1`.
  public let measure: String
  /// Unit of the measure, as in `aglae.analysis/1`.
  public let unit: String
  /// Id of the cohort.
  public let cohort: String
  public let mean: Double
  /// Spread between people, not the error of the mean.
  public let standardDeviation: Double
  public let status: Status

  /// Whether somebody read the value in the article.
  public enum Status: String, Hashable, Sendable, Codable {
    case verified, unverified
  }

  /// Mean ± two standard deviations: about 95 of 100 people of a normally distributed cohort.
  public var range: ClosedRange<Double> {
    let half = 2 * abs(standardDeviation)
    return (mean - half)...(mean + half)
  }
}
