/// All words of a clinic's names with who bears them, in one run of bytes.
struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where word number n starts; one more than there are words.
  private var starts: [Int32] = [0]
  /// How many letters each word shares with the one before it.
  private var shared: [UInt8] = []
  private var bearerStarts: [Int32] = [0]
  private var bearers: [Int32] = []

  init() {}

  /// - Parameter bearers: by word, the numbers of who bears it.
  init(_ bearersOfWord: [[UInt8]: [Int32]]) {
    var former: [UInt8] = []
    for (word, bearers) in bearersOfWord.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      shared.append(UInt8(zip(former, word).prefix(255).prefix { $0 == $1 }.count))
      former = word
      bytes += word
      starts.append(Int32(bytes.count))
      self.bearers += bearers
      bearerStarts.append(Int32(self.bearers.count))
    }
  }

  var count: Int { shared.count }

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

  /// Calls `body` with words of which the whole or a beginning differs from `query` by one letter to
  /// `limit`, and by how many.
  ///
  /// Words come in order, so what was counted for the letters that one shares with the one before is
  /// kept, and words that share a beginning too far off are passed over.
  func forEachWord(
    near query: [UInt8], limit: Int, _ body: (_ number: Int, _ distance: Int) -> Void
  ) {
    var edits = EditDistance(query, limit: limit)
    var decided = EditDistance.Decision(depth: .max, distance: nil)
    for number in 0..<count {
      let shared = Int(shared[number])
      if shared < decided.depth { decided = edits.decide(word(number), sharing: shared) }
      if let distance = decided.distance, distance > 0 { body(number, distance) }
    }
  }
}
