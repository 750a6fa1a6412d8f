internal import ClinicVocabulary
internal import Foundation
internal import Vocabulary

/// The minute of something in the practice's zone: `24/11/2026 14:30`, `24 Nov 2026 14:30`.
func momentText(_ instant: Instant, in zone: TimeZone, _ language: Language) -> String {
  let date = Date(timeIntervalSince1970: Double(instant.microseconds) / 1e6)
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = zone
  let time = calendar.dateComponents([.hour, .minute], from: date)
  func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
  return "\(dayText(date, in: zone, language)) \(two(time.hour)):\(two(time.minute))"
}
