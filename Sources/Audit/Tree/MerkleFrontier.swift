/// The right edge of a growing tree: its complete subtrees, the largest first.
package struct MerkleFrontier: Sendable {
  package private(set) var size: Int
  private var subtrees: [MerkleHash]

  package init() {
    size = 0
    subtrees = []
  }

  /// The edge of a tree of `size` entries whose complete subtrees `node` answers by level and place.
  init(size: Int, node: (Int, Int) throws -> MerkleHash) rethrows {
    self.size = size
    subtrees = try Self.levels(of: size).map { try node($0, (size >> $0) - 1) }
  }

  /// Adds an entry.
  ///
  /// - Returns: the subtrees that it completes, from the entry itself upwards.
  package mutating func append(_ leaf: MerkleHash) -> [MerkleNode] {
    var node = MerkleNode(level: 0, position: size, hash: leaf)
    var completed = [node]
    while size >> node.level & 1 == 1 {
      node = MerkleNode(
        level: node.level + 1, position: node.position / 2,
        hash: MerkleHash(subtrees.removeLast(), node.hash))
      completed.append(node)
    }
    subtrees.append(node.hash)
    size += 1
    return completed
  }

  /// The root of the tree as it stands.
  package var root: MerkleHash {
    guard var root = subtrees.last else { return .empty }
    for subtree in subtrees.dropLast().reversed() { root = MerkleHash(subtree, root) }
    return root
  }

  /// The levels of the complete subtrees of `size` entries, the largest first.
  private static func levels(of size: Int) -> [Int] {
    (0..<Int.bitWidth).reversed().filter { size >> $0 & 1 == 1 }
  }
}

/// The hash over the entries from `position << level` to before `(position + 1) << level`.
package struct MerkleNode: Sendable, Hashable {
  package let level: Int
  package let position: Int
  package let hash: MerkleHash
}
