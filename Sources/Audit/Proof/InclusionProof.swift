public import ClinicVocabulary
public import Database

/// One entry of the log with all that shows that it is there, for whoever has the public key.
///
/// As a JSON document it is checked by Verifier/verify.py, which shares nothing with this program.
public struct InclusionProof: Sendable {
  let event: SealedEvent
  public let index: Int
  public let head: SignedHead
  public let path: [MerkleHash]
  /// That the log still begins as in a head that the reader kept.
  public let consistency: Consistency?

  public struct Consistency: Sendable, Hashable {
    public let earlier: SignedHead
    public let path: [MerkleHash]
  }

  /// Of which clinic the entry is, and whom it concerns.
  public var clinic: ClinicID { event.event.context.clinic }
  public var patient: PatientID? { event.event.patient }

  /// The proof of `event` under the last head.
  ///
  /// - Parameter earlier: a head of the past that the reader holds.
  /// - Returns: nil when there is no such event or it has no place yet.
  public static func of(
    _ event: AuditEvent.ID, since earlier: SignedHead? = nil, in transaction: Transaction
  ) throws(DatabaseFailure) -> InclusionProof? {
    let store = MerkleStore(transaction: transaction)
    let row = try transaction.firstRow(
      """
      SELECT \(SealedEvent.columns), leaf_index FROM audit_event
      WHERE event_id = \(event) AND leaf_index IS NOT NULL
      """)
    guard let row, let head = try store.head() else { return nil }
    let index = Int(try row.integer("leaf_index"))
    guard index < head.size else { return nil }
    do {
      let consistency: Consistency? = try earlier.flatMap { earlier in
        guard earlier.size > 0, earlier.size <= head.size else { return nil }
        return Consistency(
          earlier: earlier,
          path: try store.tree.consistencyPath(from: earlier.size, to: head.size))
      }
      return InclusionProof(
        event: try SealedEvent(row), index: index, head: head,
        path: try store.tree.inclusionPath(of: index, inFirst: head.size),
        consistency: consistency)
    } catch let failure as DatabaseFailure {
      throw failure
    } catch {
      throw DatabaseFailure(.other, cause: "\(type(of: error))")
    }
  }

  /// Whether it shows what it says to one who believes `trust`.
  public func isValid(under trust: AuditTrust) -> Bool {
    head.isSigned(by: trust)
      && MerkleProof.includes(
        event.leafHash, at: index, of: head.size, path: path, root: head.root)
      && (consistency.map { isConsistent($0, under: trust) } ?? true)
  }

  private func isConsistent(_ consistency: Consistency, under trust: AuditTrust) -> Bool {
    let earlier = consistency.earlier
    return earlier.isSigned(by: trust)
      && MerkleProof.extends(
        (earlier.size, earlier.root), to: (head.size, head.root), path: consistency.path)
  }
}
