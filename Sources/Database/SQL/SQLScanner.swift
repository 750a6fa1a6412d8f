/// Where the parts of a statement end, as far as both dialects need it.
enum SQLScanner {
  /// The end of the word, quoted text, comment, `$$` body or single character that begins at `start`.
  static func end(ofTokenAt start: Int, in text: [UInt8]) -> Int {
    let next = start + 1 < text.count ? text[start + 1] : 0
    switch text[start] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      return end(after: [text[start]], from: start + 1, in: text)
    case UInt8(ascii: "-") where next == UInt8(ascii: "-"):
      return end(after: [10], from: start, in: text)
    case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
      return end(after: Array("*/".utf8), from: start + 2, in: text)
    case UInt8(ascii: "$") where next == UInt8(ascii: "$"):
      return end(after: Array("$$".utf8), from: start + 2, in: text)
    case let byte where isWord(byte):
      return text[start...].firstIndex { !isWord($0) } ?? text.count
    default: return start + 1
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private static func end(after mark: [UInt8], from start: Int, in text: [UInt8]) -> Int {
    var place = start
    while place + mark.count <= text.count {
      if text[place..<place + mark.count].elementsEqual(mark) { return place + mark.count }
      place += 1
    }
    return text.count
  }
}
