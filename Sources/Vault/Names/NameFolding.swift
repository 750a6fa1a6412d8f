internal import Foundation

/// Names as they are compared: lower-case ASCII letters, without accents, hyphens or apostrophes.
enum NameFolding {
  /// The words of a name: « Le Fèvre-D’Arc » gives le, fevre, d, arc.
  static func words(_ text: String) -> [[UInt8]] {
    let folded =
      text.replacingOccurrences(of: "œ", with: "oe").replacingOccurrences(of: "Œ", with: "oe")
      .replacingOccurrences(of: "æ", with: "ae").replacingOccurrences(of: "Æ", with: "ae")
      .replacingOccurrences(of: "ß", with: "ss").replacingOccurrences(of: "ø", with: "o")
      .replacingOccurrences(of: "Ø", with: "o").replacingOccurrences(of: "ł", with: "l")
      .replacingOccurrences(of: "Ł", with: "l")
      .decomposedStringWithCompatibilityMapping
    var words: [[UInt8]] = [[]]
    for scalar in folded.unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      if scalar.properties.isAlphabetic {
        words[words.count - 1] += Array(scalar.properties.lowercaseMapping.utf8)
      } else if words.last?.isEmpty == false {
        words.append([])
      }
    }
    return words.filter { !$0.isEmpty }
  }

  /// The words by which a name is found: its words, and what two or three neighbours make when
  /// written together, so that « lefevre » finds « Le Fèvre » and « jeanpierre » « Jean-Pierre ».
  static func indexed(_ text: String) -> Set<[UInt8]> {
    let words = words(text)
    var all = Set(words)
    for count in 2...3 where words.count >= count {
      for start in 0...(words.count - count) {
        all.insert(Array(words[start..<start + count].joined()))
      }
    }
    return all
  }

  /// What names are put in order by.
  static func sorted(_ entry: NameEntry) -> [UInt8] {
    Array((words(entry.familyName) + [[0]] + words(entry.givenNames)).joined())
  }
}
