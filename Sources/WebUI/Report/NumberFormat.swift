internal import FaceAnalysis
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

/// How values of `unit` are shown: decimals and the sign after the number.
struct MeasureFormat {
  let decimals: Int
  let sign: String

  init(_ unit: MeasureUnit) {
    decimals = unit == .one ? 2 : 1
    sign = unit == .degree ? "°" : unit.rawValue
  }

  /// The value with its unit.
  func value(_ value: Double, in language: Language) -> String {
    quantity(value, decimals: decimals, unit: sign, in: language)
  }

  /// The value with its unit, a plus before what grew.
  func difference(_ value: Double, in language: Language) -> String {
    let text = self.value(value, in: language)
    return value > 0 && text.contains { ("1"..."9").contains($0) } ? "+\(text)" : text
  }

  /// A standard deviation after its sign, without the unit; never shown as zero.
  func deviation(_ value: Double, in language: Language) -> String {
    var decimals = decimals
    while value > 0, decimals < 4, value < 0.5 * pow(10, -Double(decimals)) { decimals += 1 }
    return "±\u{202F}\(formatted(value, decimals: decimals, in: language))"
  }
}
