/// The common subset in PostgreSQL's words: `?` becomes `$1`, types are renamed, STRICT is dropped.
///
/// Only words in capitals are read as types: the subset writes names in lower case. Quoted texts,
/// comments and bodies between `$$` are left alone.
struct PostgreSQLDialect {
  private let source: [UInt8]
  private var place = 0
  private var result: [UInt8] = []
  private var arguments = 0

  static func translate(_ text: String) -> String {
    var dialect = PostgreSQLDialect(text)
    while dialect.place < dialect.source.count { dialect.translateNext() }
    return String(decoding: dialect.result, as: UTF8.self)
  }

  private init(_ text: String) {
    source = Array(text.utf8)
    result.reserveCapacity(source.count + 16)
  }

  private mutating func translateNext() {
    let end = SQLScanner.end(ofTokenAt: place, in: source)
    let token = source[place..<end]
    place = end
    if token.elementsEqual("?".utf8) {
      arguments += 1
      result += "$\(arguments)".utf8
    } else if let word = Self.words[String(decoding: token, as: UTF8.self)] {
      result += word.utf8
    } else {
      result += token
    }
  }

  private static let words = [
    "INTEGER": "BIGINT", "REAL": "DOUBLE PRECISION", "BLOB": "BYTEA", "STRICT": "",
  ]
}
