internal import ClinicVocabulary
internal import Crypto
internal import Database

extension AuditCheck {
  func countPending() throws(DatabaseFailure) -> Int {
    try count("SELECT count(*) AS number FROM audit_event WHERE leaf_index IS NULL")
  }

  func lastHead() throws(DatabaseFailure) -> SignedHead? {
    let row = try transaction.firstRow("SELECT * FROM audit_head ORDER BY size DESC LIMIT 1")
    return row.flatMap { try? SignedHead($0) }
  }

  /// Nothing stands outside the tree.
  func surplus() throws(Stop) {
    let outside = try reading { () throws(DatabaseFailure) in
      try transaction.firstRow(
        """
        SELECT leaf_index FROM audit_event WHERE leaf_index < 0 OR leaf_index >= \(size)
        ORDER BY leaf_index LIMIT 1
        """)
    }
    if let outside {
      let entry = try reading { () throws(DatabaseFailure) in try outside.integer("leaf_index") }
      throw .fault(.surplus(entry: Int(entry)))
    }
    let nodes = try reading { () throws(DatabaseFailure) in
      try count("SELECT count(*) AS number FROM audit_node")
    }
    guard nodes == nodeCount else { throw .fault(.surplusNodes(nodes - nodeCount)) }
  }

  /// Who has no place yet was written by the program.
  func pendingSeals() throws(Stop) {
    guard let key = verification.trust.sealing else { return }
    let pending = try reading { () throws(DatabaseFailure) in
      try transaction.rows(
        "SELECT \(SealedEvent.columns) FROM audit_event WHERE leaf_index IS NULL")
    }
    for row in pending {
      let id = try reading { () throws(DatabaseFailure) in try row.text("event_id") }
      guard let event = try? SealedEvent(row), event.isSealed(with: key) else {
        throw .fault(.pendingNotSealed(event: id))
      }
    }
  }

  /// Every written reason is there and as it was.
  func reasons() throws(Stop) {
    let found = try reading { () throws(DatabaseFailure) in
      try transaction.rows(
        """
        SELECT audit_event.event_id, reason_digest, sealed
        FROM audit_event LEFT JOIN audit_reason
          ON audit_reason.clinic_id = audit_event.clinic_id
          AND audit_reason.event_id = audit_event.event_id
        WHERE reason_digest IS NOT NULL OR sealed IS NOT NULL
        ORDER BY audit_event.event_id
        """)
    }
    for row in found {
      let (id, digest, sealed) = try reading { () throws(DatabaseFailure) in
        (
          try row.text("event_id"), try row.optional("reason_digest", row.blob),
          try row.optional("sealed", row.blob)
        )
      }
      guard let digest, let sealed, Array(SHA256.hash(data: sealed)) == digest else {
        throw .fault(.reason(event: id))
      }
    }
  }

  /// The end is the one that was signed, here and elsewhere.
  func ends() throws(Stop) {
    if let expected = verification.expectedHeads.last, expected.size > size {
      throw .fault(.cut(size: size, expected: expected.size))
    }
    let beyond = try reading { () throws(DatabaseFailure) in
      try transaction.firstRow("SELECT size FROM audit_head WHERE size > \(size) OR size < 1")
    }
    if let beyond {
      let signed = try reading { () throws(DatabaseFailure) in Int(try beyond.integer("size")) }
      throw .fault(.cut(size: size, expected: signed))
    }
    guard lastSignedSize == size else {
      throw .fault(.notSigned(size: size, signed: lastSignedSize))
    }
  }

  private func count(_ query: SQL) throws(DatabaseFailure) -> Int {
    guard let row = try transaction.firstRow(query) else { return 0 }
    return Int(try row.integer("number"))
  }
}
