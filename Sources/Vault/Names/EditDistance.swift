/// How many letters were typed wrong: one left out, added or exchanged, or two neighbours swapped,
/// count one each (Damerau, Communications of the ACM 7, 1964; each place changed once).
struct EditDistance {
  private var rows: [[Int]]
  private let query: [UInt8]
  let limit: Int

  /// - Parameter limit: more than it is not told apart.
  init(_ query: [UInt8], limit: Int) {
    self.query = query
    self.limit = limit
    rows = Array(repeating: Array(repeating: 0, count: query.count + 1), count: 3)
  }

  /// The distance to `word`, or where `asPrefix` to the nearest beginning of it; nil over the limit.
  mutating func distance(to word: ArraySlice<UInt8>, asPrefix: Bool) -> Int? {
    for column in 0...query.count { rows[1][column] = column }
    var best = query.count
    var last: UInt8 = 0
    for (place, letter) in word.enumerated() {
      rows[2][0] = place + 1
      var least = place + 1
      for column in 1..<query.count + 1 {
        let typed = query[column - 1]
        var value = min(
          rows[1][column] + 1, rows[2][column - 1] + 1,
          rows[1][column - 1] + (typed == letter ? 0 : 1))
        if place > 0, column > 1, typed == last, query[column - 2] == letter {
          value = min(value, rows[0][column - 2] + 1)
        }
        rows[2][column] = value
        least = min(least, value)
      }
      best = min(best, rows[2][query.count])
      let isHopeless = least > limit && (place == 0 || (rows[1].min() ?? 0) > limit)
      last = letter
      (rows[0], rows[1], rows[2]) = (rows[1], rows[2], rows[0])
      if isHopeless { return asPrefix && best <= limit ? best : nil }
    }
    let found = asPrefix ? best : rows[1][query.count]
    return found <= limit ? found : nil
  }
}
