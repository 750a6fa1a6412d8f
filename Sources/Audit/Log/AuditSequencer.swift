public import ClinicVocabulary
public import Database

/// Gives committed events their place in the tree and signs the head.
///
/// Any number of servers may each run one: they append one after the other, and none appends what
/// another did.
public struct AuditSequencer: Sendable {
  private let database: ClinicDatabase
  private let keys: AuditKeys

  public init(_ database: ClinicDatabase, keys: AuditKeys) {
    self.database = database
    self.keys = keys
  }

  /// Appends what waits, the oldest first.
  ///
  /// - Parameters:
  ///   - limit: how many at most; call again while the head grows by as many.
  ///   - instant: when the head is signed.
  /// - Returns: the new head; nil when nothing waited.
  public func append(atMost limit: Int = 200, at instant: Instant) async throws -> SignedHead? {
    try await database.write(.installation) { [keys] transaction in
      let store = MerkleStore(transaction: transaction)
      try store.hold()
      let size = try store.size()
      guard try place(atMost: limit, from: size, in: transaction) > 0 else { return nil }
      var frontier = try MerkleFrontier(size: size) { try store.hash(level: $0, position: $1) }
      var nodes: [MerkleNode] = []
      for row in try placedRows(from: size, in: transaction) {
        nodes += frontier.append(try SealedEvent(row).leafHash)
      }
      try store.insert(nodes)
      try store.setSize(frontier.size)
      let head = try SignedHead(
        size: frontier.size, root: frontier.root, signedAt: instant, by: keys)
      try store.insert(head)
      return head
    }
  }
}

/// Numbers the oldest waiting events from `size` on.
private func place(
  atMost limit: Int, from size: Int, in transaction: Transaction
) throws(DatabaseFailure) -> Int {
  try transaction.execute(
    """
    UPDATE audit_event SET leaf_index = placed.leaf_index
    FROM (
      SELECT clinic_id, event_id, CAST(\(size) AS BIGINT) - 1
        + row_number() OVER (ORDER BY happened_at, event_id, clinic_id) AS leaf_index
      FROM (
        SELECT clinic_id, event_id, happened_at FROM audit_event WHERE leaf_index IS NULL
        ORDER BY happened_at, event_id, clinic_id LIMIT \(limit)
      ) AS oldest
    ) AS placed
    WHERE audit_event.clinic_id = placed.clinic_id AND audit_event.event_id = placed.event_id
    """)
}

private func placedRows(
  from size: Int, in transaction: Transaction
) throws(DatabaseFailure) -> [SQLRow] {
  try transaction.rows(
    """
    SELECT \(SealedEvent.columns) FROM audit_event WHERE leaf_index >= \(size) ORDER BY leaf_index
    """)
}
