internal import Foundation
internal import Vocabulary

/// `value` with `decimals` decimals: comma in French, point in English, a true minus sign.
func formatted(_ value: Double, decimals: Int, in language: Language) -> String {
  let plain = String(format: "%.\(decimals)f", abs(value))
  let digits = language == .french ? plain.replacingOccurrences(of: ".", with: ",") : plain
  let isZero = !plain.contains { ("1"..."9").contains($0) }
  return value < 0 && !isZero ? "\u{2212}\(digits)" : digits
}

/// A number with its unit after a narrow no-break space; degrees and pure numbers as usual.
func quantity(_ value: Double, decimals: Int, unit: String, in language: Language) -> String {
  let number = formatted(value, decimals: decimals, in: language)
  switch unit {
  case "1": return number
  case "°": return "\(number)°"
  case "%" where language == .english: return "\(number)%"
  default: return "\(number)\u{202F}\(unit)"
  }
}
