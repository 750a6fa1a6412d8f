/// How many letters were typed wrong: one left out, added or exchanged, or two neighbours swapped,
/// count one each (Damerau, Communications of the ACM 7, 1964; each place changed once).
struct EditDistance {
  /// What is known of a word after some of its letters.
  struct Decision {
    /// After how many letters; words that share these need not be looked at.
    let depth: Int
    /// The distance of `query` to the word's nearest beginning; nil over the limit.
    let distance: Int?
  }

  private let query: [UInt8]
  private let limit: Int
  /// After how many letters of a word nothing changes any more.
  private let depth: Int
  /// One row of distances for each number of letters of the word, one place for each of the query.
  private var rows: [UInt8]
  /// The least distance of the whole query up to each row.
  private var best: [UInt8]

  /// - Parameters:
  ///   - query: its first 60 letters count.
  ///   - limit: more than it is not told apart.
  init(_ query: [UInt8], limit: Int) {
    self.query = Array(query.prefix(60))
    self.limit = limit
    depth = self.query.count + limit
    rows = Array(repeating: 0, count: (depth + 1) * (self.query.count + 1))
    best = Array(repeating: UInt8(self.query.count), count: depth + 1)
    for column in 0...self.query.count { rows[column] = UInt8(column) }
  }

  /// The distance to the nearest beginning of `word`; nil over the limit.
  mutating func distance(to word: [UInt8]) -> Int? { decide(word[...], sharing: 0).distance }

  /// The same, where the first `shared` letters are those of the word that was decided before.
  ///
  /// - Precondition: `shared` is less than the depth of that decision.
  mutating func decide(_ word: ArraySlice<UInt8>, sharing shared: Int) -> Decision {
    var least = 0
    for row in shared..<max(shared, min(word.count, depth)) {
      least = addRow(row + 1, of: word)
      if least > limit, row > 0, leastOfRow(row) > limit {
        return Decision(depth: row + 1, distance: found(row + 1))
      }
    }
    let last = min(word.count, depth)
    return Decision(depth: word.count >= depth ? depth : .max, distance: found(last))
  }

  private func found(_ row: Int) -> Int? { best[row] <= limit ? Int(best[row]) : nil }

  private func leastOfRow(_ row: Int) -> Int {
    let width = query.count + 1
    return Int(rows[row * width..<(row + 1) * width].min() ?? 0)
  }

  /// Fills the row after `row` letters of `word`.
  ///
  /// - Returns: its least distance.
  private mutating func addRow(_ row: Int, of word: ArraySlice<UInt8>) -> Int {
    let (width, start) = (query.count + 1, word.startIndex)
    let (letter, here) = (word[start + row - 1], row * width)
    rows[here] = UInt8(row)
    var least = UInt8(row)
    for column in 1..<width {
      let typed = query[column - 1]
      var value = min(
        rows[here - width + column] + 1, rows[here + column - 1] + 1,
        rows[here - width + column - 1] + (typed == letter ? 0 : 1))
      if row > 1, column > 1, typed == word[start + row - 2], query[column - 2] == letter {
        value = min(value, rows[here - 2 * width + column - 2] + 1)
      }
      rows[here + column] = value
      least = min(least, value)
    }
    best[row] = min(best[row - 1], rows[here + width - 1])
    return Int(least)
  }
}
