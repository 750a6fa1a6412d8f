internal import ClinicVocabulary

/// What somebody typed to find a patient: words of a name, a day of birth, a telephone number, in any
/// order.
struct NameQuery {
  let words: [[UInt8]]
  let birthDate: CivilDate?
  let phone: PhoneQuery?

  init(_ text: String) {
    var (text, birthDate) = (String(text.prefix(200)), CivilDate?.none)
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "\u{00A0}" || $0 == "\u{202F}" })
    for part in parts {
      guard let date = Self.date(part) else { continue }
      birthDate = date
      text = parts.filter { $0 != part }.joined(separator: " ")
      break
    }
    self.birthDate = birthDate
    words = NameFolding.words(text)
    let signs = text.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
    phone = PhoneQuery(signs)
  }

  var isEmpty: Bool { words.isEmpty && birthDate == nil && phone == nil }

  /// The words, and what neighbours make when written together: « le fevre » is also « lefevre ».
  var readings: [[[UInt8]]] {
    let words = Array(words.prefix(6))
    guard words.count > 1 else { return [words] }
    return [words]
      + (0..<words.count - 1).map { place in
        words[..<place] + [words[place] + words[place + 1]] + words[(place + 2)...]
      }
  }

  /// 12/03/1980, 12.03.1980, 12-3-1980, 1980-03-12 or 12031980.
  private static func date(_ part: Substring) -> CivilDate? {
    let numbers = part.split(whereSeparator: { "/.-".contains($0) }).map { Int($0) ?? -1 }
    if numbers.count == 3, part.utf8.count >= 8 {
      return numbers[0] > 31
        ? CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
        : CivilDate(year: numbers[2], month: numbers[1], day: numbers[0])
    }
    guard numbers.count == 1, part.utf8.count == 8, part.utf8.first != UInt8(ascii: "+"),
      numbers[0] > 0, case let year = numbers[0] % 10_000, (1880...2100).contains(year)
    else { return nil }
    return CivilDate(year: year, month: numbers[0] / 10_000 % 100, day: numbers[0] / 1_000_000)
  }
}
