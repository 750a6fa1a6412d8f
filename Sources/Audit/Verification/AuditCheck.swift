internal import ClinicVocabulary
internal import Crypto
internal import Database

/// One check on its way through the log.
struct AuditCheck {
  let transaction: Transaction
  /// How many entries the tree says it has.
  let size: Int
  let verification: AuditVerification
  private(set) var frontier = MerkleFrontier()
  private(set) var nodeCount = 0
  /// Heads that were not reached yet, by size.
  private var heads: [SignedHead] = []
  private(set) var lastSignedSize = 0

  init(_ transaction: Transaction, size: Int, _ verification: AuditVerification) {
    self.transaction = transaction
    self.size = size
    self.verification = verification
  }

  /// Recomputes every entry, node and signed root from the rows.
  mutating func entries(progress: (_ done: Int, _ all: Int) -> Void) throws(Stop) {
    for head in verification.expectedHeads { try expectSigned(head) }
    heads = verification.expectedHeads.filter { $0.size > 0 }
    while frontier.size < size {
      let start = frontier.size
      let end = min(size, start + verification.pageSize)
      let found = try reading { () throws(DatabaseFailure) in try rows(from: start, to: end) }
      try loadHeads(after: start, to: end)
      let kept = try keptNodes(from: start, to: end)
      for place in start..<end {
        guard place - start < found.count else { throw .fault(.missing(entry: place)) }
        try append(found[place - start], at: place, kept: kept)
      }
      guard found.count == end - start else { throw .fault(.changed(entry: end - 1)) }
      progress(end, size)
    }
  }

  private func rows(from start: Int, to end: Int) throws(DatabaseFailure) -> [SQLRow] {
    try transaction.rows(
      """
      SELECT \(SealedEvent.columns), leaf_index FROM audit_event
      WHERE leaf_index >= \(start) AND leaf_index < \(end) ORDER BY leaf_index
      """)
  }

  /// Adds an entry and compares what it makes with what is kept: itself, its nodes, signed roots.
  private mutating func append(
    _ row: SQLRow, at place: Int, kept: [[Int: [UInt8]]]
  ) throws(Stop) {
    guard try reading({ () throws(DatabaseFailure) in try row.integer("leaf_index") }) == place
    else { throw .fault(.missing(entry: place)) }
    guard let event = try? SealedEvent(row) else { throw .fault(.changed(entry: place)) }
    for node in frontier.append(event.leafHash) {
      nodeCount += 1
      guard kept[node.level][node.position] == node.hash.bytes else {
        throw .fault(
          node.level == 0
            ? .changed(entry: place) : .node(level: node.level, position: node.position))
      }
    }
    if let key = verification.trust.sealing, !event.isSealed(with: key) {
      throw .fault(.notSealed(entry: place))
    }
    while let head = heads.first, head.size == frontier.size {
      guard head.root == frontier.root else { throw .fault(.headRoot(size: head.size)) }
      heads.removeFirst()
    }
  }

  /// The nodes that the entries of a page complete, by level and position.
  private func keptNodes(from start: Int, to end: Int) throws(Stop) -> [[Int: [UInt8]]] {
    let levels = Int.bitWidth - end.leadingZeroBitCount
    var kept = Array(repeating: [Int: [UInt8]](), count: levels)
    for level in 0..<levels {
      let found = try reading { () throws(DatabaseFailure) in
        try transaction.rows(
          """
          SELECT position, hash FROM audit_node WHERE level = \(level)
            AND position >= \(start >> level) AND position < \(end >> level)
          """)
      }
      for row in found {
        let (position, hash) = try reading { () throws(DatabaseFailure) in
          (Int(try row.integer("position")), try row.blob("hash"))
        }
        kept[level][position] = hash
      }
    }
    return kept
  }

  /// Adds the kept heads of a page to those to be reached.
  private mutating func loadHeads(after start: Int, to end: Int) throws(Stop) {
    let found = try reading { () throws(DatabaseFailure) in
      try transaction.rows(
        "SELECT * FROM audit_head WHERE size > \(start) AND size <= \(end) ORDER BY size")
    }
    for row in found {
      let size = try reading { () throws(DatabaseFailure) in Int(try row.integer("size")) }
      guard let head = try? SignedHead(row) else { throw .fault(.headSignature(size: size)) }
      try expectSigned(head)
      lastSignedSize = max(lastSignedSize, head.size)
      heads.append(head)
    }
    heads.sort { $0.size < $1.size }
  }

  private func expectSigned(_ head: SignedHead) throws(Stop) {
    guard head.isSigned(by: verification.trust) else {
      throw .fault(.headSignature(size: head.size))
    }
  }
}
