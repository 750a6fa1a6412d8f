internal import Foundation

/// Names as they are compared: lower-case ASCII letters, without accents, hyphens or apostrophes.
enum NameFolding {
  /// The words of a name: « Le Fèvre-D’Arc » gives le, fevre, d, arc.
  static func words(_ text: String) -> [[UInt8]] {
    let folded =
      text.utf8.allSatisfy { $0 < 128 }
      ? text
      : text.replacingOccurrences(of: "œ", with: "oe").replacingOccurrences(of: "Œ", with: "oe")
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
}

/// What names fold to, each worked out once: thousands of patients share theirs.
struct FoldedNames {
  private var words: [String: [[UInt8]]] = [:]
  private var indexed: [String: Set<[UInt8]>] = [:]

  /// The words by which an entry is found.
  mutating func words(of entry: NameEntry) -> Set<[UInt8]> {
    [entry.familyName, entry.givenNames, entry.usedName].compactMap(\.self)
      .reduce(into: Set()) { $0.formUnion(indexed($1)) }
  }

  /// What entries are put in order by.
  mutating func order(of entry: NameEntry) -> [UInt8] {
    Array((words(entry.familyName) + [[0]] + words(entry.givenNames)).joined())
  }

  private mutating func indexed(_ name: String) -> Set<[UInt8]> {
    if let known = indexed[name] { return known }
    let found = NameFolding.indexed(name)
    indexed[name] = found
    return found
  }

  private mutating func words(_ name: String) -> [[UInt8]] {
    if let known = words[name] { return known }
    let found = NameFolding.words(name)
    words[name] = found
    return found
  }
}
