/// All words of a clinic's names with who bears them, in one run of bytes.
struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where word number n starts; one more than there are words.
  private var starts: [Int32] = [0]
  /// Bit n stands for the n-th letter of the alphabet, bit 26 for any other byte.
  private var letters: [UInt32] = []
  private var bearerStarts: [Int32] = [0]
  private var bearers: [Int32] = []

  init() {}

  /// - Parameter bearers: by word, the numbers of who bears it.
  init(_ bearersOfWord: [[UInt8]: [Int32]]) {
    for (word, bearers) in bearersOfWord.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      bytes += word
      starts.append(Int32(bytes.count))
      letters.append(Self.letters(of: word))
      self.bearers += bearers
      bearerStarts.append(Int32(self.bearers.count))
    }
  }

  var count: Int { letters.count }

  func word(_ number: Int) -> ArraySlice<UInt8> {
    bytes[Int(starts[number])..<Int(starts[number + 1])]
  }

  func bearers(of number: Int) -> ArraySlice<Int32> {
    bearers[Int(bearerStarts[number])..<Int(bearerStarts[number + 1])]
  }

  /// The numbers of the words that begin with `prefix`.
  func words(beginningWith prefix: [UInt8]) -> Range<Int> {
    let start = firstWord { !$0.lexicographicallyPrecedes(prefix) }
    let end = firstWord { !$0.lexicographicallyPrecedes(prefix) && !$0.starts(with: prefix) }
    return start..<max(start, end)
  }

  private func firstWord(where isBeyond: (ArraySlice<UInt8>) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(word(middle)) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Calls `body` with words that differ from `query` by at most `limit` letters, or whose beginning
  /// does, and by how many.
  func forEachWord(
    near query: [UInt8], limit: Int, _ body: (_ number: Int, _ distance: Int) -> Void
  ) {
    var edits = EditDistance(query, limit: limit)
    let typed = Self.letters(of: query)
    for number in 0..<count {
      // A letter typed that the word lacks costs one; most words fall here.
      guard (typed & ~letters[number]).nonzeroBitCount <= limit else { continue }
      let word = word(number)
      guard word.count >= query.count - limit else { continue }
      if let distance = edits.distance(to: word, asPrefix: true), distance > 0 {
        body(number, distance)
      }
    }
  }

  private static func letters(of word: [UInt8]) -> UInt32 {
    word.reduce(0) { $0 | 1 << ((97...122).contains($1) ? UInt32($1 - 97) : 26) }
  }
}
