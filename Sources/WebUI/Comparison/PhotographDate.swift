internal import Vocabulary

/// The day of a photograph, as the user states it.
public struct PhotographDate: Hashable, Sendable, Comparable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// `YYYY-MM-DD`, as date fields send it; nil for a day that is not in the calendar or lies
  /// outside 1900…2199.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]), (1900...2199).contains(year),
      (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  public static func < (a: PhotographDate, b: PhotographDate) -> Bool { a.number < b.number }

  /// Days from `self` to `other`.
  func days(to other: PhotographDate) -> Int { other.number - number }

  /// Consecutive day number, months counted from March so that leap days end the year.
  private var number: Int {
    let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day
  }

  /// As date fields need it.
  var isoText: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }

  /// 23/11/2026 in French, 23 Nov 2026 in English, whose readers do not agree on the order.
  func text(in language: Language) -> String {
    switch language {
    case .french: "\(Self.two(day))/\(Self.two(month))/\(year)"
    case .english: "\(day) \(Self.months[month - 1]) \(year)"
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
