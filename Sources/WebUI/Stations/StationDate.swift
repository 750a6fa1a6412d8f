internal import Foundation
internal import Vocabulary

/// The day on which something happened at the practice, as pages write it.
func dayText(_ date: Date, in zone: TimeZone, _ language: Language) -> String {
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = zone
  let day = calendar.dateComponents([.year, .month, .day], from: date)
  func two(_ number: Int?) -> String { String(format: "%02d", number ?? 0) }
  return PhotographDate("\(day.year ?? 0)-\(two(day.month))-\(two(day.day))")?.text(in: language)
    ?? ""
}
