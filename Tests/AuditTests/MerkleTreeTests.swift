internal import Testing

@testable internal import Audit

@Suite("The Merkle tree")
struct MerkleTreeTests {
  /// Entries and roots that the first implementations of certificate transparency share.
  static let entries: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    Array(0x50...0x57), Array(0x60...0x6f),
  ]
  static let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test("Known entries have their known roots")
  func known() {
    #expect(
      hex(MerkleHash.empty.bytes)
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    var frontier = MerkleFrontier()
    for (entry, root) in zip(Self.entries, Self.roots) {
      _ = frontier.append(MerkleHash(leaf: entry))
      #expect(hex(frontier.root.bytes) == root)
    }
  }

  @Test("An edge that is read again goes on as if it had never been put away")
  func resumed() {
    var (whole, kept) = (MerkleFrontier(), KeptTree())
    for index in 0..<70 {
      var resumed = MerkleFrontier(size: index, node: kept.hash)
      let leaf = MerkleHash(leaf: [UInt8(index)])
      let nodes = whole.append(leaf)
      #expect(resumed.append(leaf) == nodes)
      #expect(resumed.root == whole.root)
      kept.insert(nodes)
    }
  }

  @Test("Every entry of every tree is proved, and only in its place", arguments: 1...40)
  func inclusion(size: Int) throws {
    let leaves = leaves(size)
    let tree = tree(leaves)
    let root = definedRoot(leaves[...])
    #expect(try tree.root(ofFirst: size) == root)
    for index in 0..<size {
      let path = try tree.inclusionPath(of: index, inFirst: size)
      #expect(
        MerkleProof.includes(leaves[index], at: index, of: size, path: path, root: root))
      for wrong in [index - 1, index + 1, size] {
        #expect(
          !MerkleProof.includes(leaves[index], at: wrong, of: size, path: path, root: root))
      }
      for place in path.indices {
        var changed = path
        changed[place] = MerkleHash(leaf: [255])
        #expect(
          !MerkleProof.includes(leaves[index], at: index, of: size, path: changed, root: root))
      }
      #expect(
        !MerkleProof.includes(
          leaves[index], at: index, of: size, path: path + [root], root: root))
    }
  }

  @Test("Every tree is shown to begin with every smaller one", arguments: 1...40)
  func consistency(size: Int) throws {
    let leaves = leaves(size)
    let tree = tree(leaves)
    let later = (size: size, root: definedRoot(leaves[...]))
    for earlierSize in 1...size {
      let earlier = (size: earlierSize, root: definedRoot(leaves[..<earlierSize]))
      let path = try tree.consistencyPath(from: earlierSize, to: size)
      #expect(MerkleProof.extends(earlier, to: later, path: path))
      let other = (size: earlierSize, root: MerkleHash(leaf: [254]))
      #expect(!MerkleProof.extends(other, to: later, path: path))
      #expect(!MerkleProof.extends(earlier, to: (size, other.root), path: path))
      if !path.isEmpty {
        #expect(!MerkleProof.extends(earlier, to: later, path: path.dropLast()))
      }
    }
  }

  private func leaves(_ count: Int) -> [MerkleHash] {
    (0..<count).map { MerkleHash(leaf: [UInt8($0)]) }
  }

  private func tree(_ leaves: [MerkleHash]) -> MerkleTree {
    var (frontier, kept) = (MerkleFrontier(), KeptTree())
    for leaf in leaves { kept.insert(frontier.append(leaf)) }
    return MerkleTree(node: kept.hash)
  }

  /// The definition of RFC 9162, section 2.1.1, word by word.
  private func definedRoot(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
    if leaves.count == 1 { return leaves[leaves.startIndex] }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    return MerkleHash(definedRoot(leaves.prefix(half)), definedRoot(leaves.dropFirst(half)))
  }
}

/// The nodes of a tree in memory.
struct KeptTree {
  private var hashes: [[Int]: MerkleHash] = [:]

  mutating func insert(_ nodes: [MerkleNode]) {
    for node in nodes { hashes[[node.level, node.position]] = node.hash }
  }

  func hash(level: Int, position: Int) -> MerkleHash { hashes[[level, position]]! }
}

func hex(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
