/// A point in time, in microseconds since 1970-01-01T00:00:00Z without leap seconds.
public struct Instant: Sendable, Hashable, Comparable, Codable {
  public let microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }

  public static func < (a: Self, b: Self) -> Bool { a.microseconds < b.microseconds }

  public func advanced(by duration: Duration) -> Instant {
    let (seconds, attoseconds) = duration.components
    return Instant(
      microseconds: microseconds + seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
  }

  public func duration(since earlier: Instant) -> Duration {
    .microseconds(microseconds - earlier.microseconds)
  }

  /// The day in UTC.
  public var day: CivilDate {
    CivilDate(daysSince1970: Int(microseconds.flooredDivision(by: 86_400_000_000)))
  }
}

extension Instant: CustomStringConvertible {
  /// RFC 3339 in UTC, such as `2026-11-24T14:55:00.250000Z`.
  public var description: String {
    let inDay = microseconds - microseconds.flooredDivision(by: 86_400_000_000) * 86_400_000_000
    let seconds = inDay / 1_000_000
    return "\(day)T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))."
      + String(String(1_000_000 + inDay % 1_000_000).dropFirst()) + "Z"
  }

  private func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension FixedWidthInteger {
  func flooredDivision(by divisor: Self) -> Self {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
