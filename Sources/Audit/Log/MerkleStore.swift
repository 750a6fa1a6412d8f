internal import ClinicVocabulary
internal import Database

/// The rows of the tree.
struct MerkleStore {
  let transaction: Transaction

  /// How many entries have their place.
  func size() throws(DatabaseFailure) -> Int {
    guard let row = try transaction.firstRow("SELECT size FROM audit_tree WHERE tree_id = 1") else {
      throw DatabaseFailure(.unexpectedValue, cause: "the log's tree has no row")
    }
    return Int(try row.integer("size"))
  }

  /// Waits until no other server appends, and keeps it so until the transaction ends.
  func hold() throws(DatabaseFailure) {
    try transaction.execute("UPDATE audit_tree SET size = size WHERE tree_id = 1")
  }

  func setSize(_ size: Int) throws(DatabaseFailure) {
    try transaction.execute("UPDATE audit_tree SET size = \(size) WHERE tree_id = 1")
  }

  func hash(level: Int, position: Int) throws(DatabaseFailure) -> MerkleHash {
    let row = try transaction.firstRow(
      "SELECT hash FROM audit_node WHERE level = \(level) AND position = \(position)")
    guard let row, let hash = MerkleHash(bytes: try row.blob("hash")) else {
      throw DatabaseFailure(
        .unexpectedValue, cause: "the log's tree lacks node \(position) of level \(level)")
    }
    return hash
  }

  /// A hundred rows at a time: a statement a row would be most of the work.
  func insert(_ nodes: [MerkleNode]) throws(DatabaseFailure) {
    var rest = nodes[...]
    while let first = rest.first {
      var rows: SQL = "(\(first.level), \(first.position), \(first.hash.bytes))"
      for node in rest.prefix(100).dropFirst() {
        rows = "\(rows), (\(node.level), \(node.position), \(node.hash.bytes))"
      }
      try transaction.execute("INSERT INTO audit_node (level, position, hash) VALUES \(rows)")
      rest = rest.dropFirst(100)
    }
  }

  var tree: MerkleTree { MerkleTree { try hash(level: $0, position: $1) } }

  /// The last head that was signed.
  func head() throws(DatabaseFailure) -> SignedHead? {
    try transaction.firstRow("SELECT * FROM audit_head ORDER BY size DESC LIMIT 1")
      .map(SignedHead.init)
  }

  /// Keeps `head`; of heads within the same minute only the last stays.
  func insert(_ head: SignedHead) throws(DatabaseFailure) {
    let minute = head.signedAt.microseconds / 60_000_000 * 60_000_000
    try transaction.execute(
      "DELETE FROM audit_head WHERE signed_at >= \(minute) AND size <= \(head.size)")
    try transaction.execute(
      """
      INSERT INTO audit_head (size, root, signed_at, signature)
      VALUES (\(head.size), \(head.root.bytes), \(head.signedAt), \(head.signature))
      """)
  }
}

extension SignedHead {
  init(_ row: SQLRow) throws(DatabaseFailure) {
    guard let root = MerkleHash(bytes: try row.blob("root")) else {
      throw DatabaseFailure(.unexpectedValue, cause: "column root does not hold a hash")
    }
    self.init(
      size: Int(try row.integer("size")), root: root, signedAt: try row.instant("signed_at"),
      signature: try row.blob("signature"))
  }
}
