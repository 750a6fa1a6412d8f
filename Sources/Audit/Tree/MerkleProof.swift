/// Checks of proofs, as whoever received them does.
public enum MerkleProof {
  /// Whether `path` shows that `leaf` is entry `index` of the tree: RFC 9162, section 2.1.3.2.
  public static func includes(
    _ leaf: MerkleHash, at index: Int, of size: Int, path: [MerkleHash], root: MerkleHash
  ) -> Bool {
    guard index >= 0, index < size else { return false }
    var (place, last, hash) = (index, size - 1, leaf)
    for neighbour in path {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        hash = MerkleHash(neighbour, hash)
        while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        hash = MerkleHash(hash, neighbour)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 && hash == root
  }

  /// Whether `path` shows that the larger tree begins with the smaller: RFC 9162, section 2.1.4.2.
  public static func extends(
    _ earlier: (size: Int, root: MerkleHash), to later: (size: Int, root: MerkleHash),
    path: [MerkleHash]
  ) -> Bool {
    guard earlier.size > 0, earlier.size <= later.size else { return false }
    if earlier.size == later.size { return path.isEmpty && earlier.root == later.root }
    let isComplete = earlier.size & (earlier.size - 1) == 0
    var rest = (isComplete ? [earlier.root] : []) + path
    guard !rest.isEmpty else { return false }
    let first = rest.removeFirst()
    var (old, new) = (first, first)
    var (place, last) = (earlier.size - 1, later.size - 1)
    while place & 1 == 1 { (place, last) = (place >> 1, last >> 1) }
    for neighbour in rest {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        (old, new) = (MerkleHash(neighbour, old), MerkleHash(neighbour, new))
        while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        new = MerkleHash(new, neighbour)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 && old == earlier.root && new == later.root
  }
}
