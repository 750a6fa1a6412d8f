/// The first thing in the log that is not as it was written.
public enum AuditFault: Sendable, Hashable, CustomStringConvertible {
  /// The event of that entry is not there.
  case missing(entry: Int)
  /// Another event stands in that place, or a column of it was changed.
  case changed(entry: Int)
  /// The event was not written by the program.
  case notSealed(entry: Int)
  /// An event that has no place yet was not written by the program, or was changed.
  case pendingNotSealed(event: String)
  /// An event has a place where the tree has none.
  case surplus(entry: Int)
  /// The written reason is missing, was changed, or was added.
  case reason(event: String)
  /// A node of the tree was changed or removed.
  case node(level: Int, position: Int)
  /// The tree has more nodes than its entries make.
  case surplusNodes(Int)
  /// The row that counts the entries is missing.
  case noTree
  /// The signature of a head is not the practice's.
  case headSignature(size: Int)
  /// A signed head does not belong to this log.
  case headRoot(size: Int)
  /// The last entries are not covered by a signed head.
  case notSigned(size: Int, signed: Int)
  /// A head that was kept elsewhere has more entries than the log.
  case cut(size: Int, expected: Int)

  public var description: String {
    switch self {
    case .missing(let entry): "Entry \(entry) is missing."
    case .changed(let entry): "Entry \(entry) was changed, or another stands in its place."
    case .notSealed(let entry): "Entry \(entry) was not written by Aglaé."
    case .pendingNotSealed(let event):
      "Event \(event), not yet in the tree, was changed or not written by Aglaé."
    case .surplus(let entry): "Entry \(entry) stands outside the tree."
    case .reason(let event): "The reason of event \(event) is missing, changed or added."
    case .node(let level, let position):
      "Node \(position) of level \(level) of the tree is missing or was changed."
    case .surplusNodes(let count): "The tree has \(count) nodes more than its entries make."
    case .noTree: "The log's tree has no size."
    case .headSignature(let size): "The head of \(size) entries is not signed by this practice."
    case .headRoot(let size): "The signed head of \(size) entries does not fit this log."
    case .notSigned(let size, let signed):
      "The log has \(size) entries, but only \(signed) are covered by a signed head."
    case .cut(let size, let expected):
      "The log has \(size) entries; a head kept elsewhere has \(expected): its end was cut off."
    }
  }
}

/// What a check of the whole log found.
public struct AuditReport: Sendable, Hashable {
  /// How many entries the tree has.
  public let size: Int
  /// How many events wait for their place.
  public let pending: Int
  /// The last signed head.
  public let head: SignedHead?
  /// nil when the log is whole.
  public let fault: AuditFault?
  /// Whether it was also checked that the program wrote every event.
  public let checkedSeals: Bool
}
