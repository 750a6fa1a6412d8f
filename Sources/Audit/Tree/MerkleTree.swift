/// A tree whose complete subtrees are kept; reads proofs from them.
struct MerkleTree {
  /// The hash of the complete subtree of that level and place.
  let node: (_ level: Int, _ position: Int) throws -> MerkleHash

  /// The root over the first `size` entries.
  func root(ofFirst size: Int) throws -> MerkleHash {
    size == 0 ? .empty : try hash(of: 0..<size)
  }

  /// How entry `index` is part of the first `size`: RFC 9162, section 2.1.3.1.
  func inclusionPath(of index: Int, inFirst size: Int) throws -> [MerkleHash] {
    precondition(index >= 0 && index < size, "the entry is in the tree")
    var path: [MerkleHash] = []
    var range = 0..<size
    while range.count > 1 {
      let middle = range.lowerBound + split(range.count)
      if index < middle {
        path.append(try hash(of: middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        path.append(try hash(of: range.lowerBound..<middle))
        range = middle..<range.upperBound
      }
    }
    return path.reversed()
  }

  /// How the first `size` entries begin with the first `earlier`: RFC 9162, section 2.1.4.1.
  func consistencyPath(from earlier: Int, to size: Int) throws -> [MerkleHash] {
    precondition(earlier > 0 && earlier <= size, "the earlier tree is part of the later one")
    var path: [MerkleHash] = []
    var range = 0..<size
    var isWhole = true
    while range.upperBound > earlier {
      let middle = range.lowerBound + split(range.count)
      if earlier <= middle {
        path.append(try hash(of: middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        path.append(try hash(of: range.lowerBound..<middle))
        range = middle..<range.upperBound
        isWhole = false
      }
    }
    if !isWhole { path.append(try hash(of: range)) }
    return path.reversed()
  }

  /// `range` starts where a complete subtree of its size, rounded up to a power of two, does.
  private func hash(of range: Range<Int>) throws -> MerkleHash {
    if range.count & (range.count - 1) == 0 {
      let level = range.count.trailingZeroBitCount
      return try node(level, range.lowerBound >> level)
    }
    let middle = range.lowerBound + split(range.count)
    return MerkleHash(
      try hash(of: range.lowerBound..<middle), try hash(of: middle..<range.upperBound))
  }

  /// The largest power of two below `count`, which is at least 2.
  private func split(_ count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }
}
