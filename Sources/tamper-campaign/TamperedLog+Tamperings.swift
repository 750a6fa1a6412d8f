internal import Audit
internal import ClinicVocabulary
internal import Database

/// Does it.
///
/// - Returns: whether anything was changed.
func tamper(
  _ kind: Tampering, in transaction: Transaction, using random: inout SplitMix
) throws(DatabaseFailure) -> Bool {
  let size = TamperedLog.size
  let place = Int.random(in: 0..<size, using: &random)
  let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
  switch kind {
  case .changedEvent:
    return try changeColumn("leaf_index = \(place)", in: transaction, using: &random)
  case .changedPending:
    return try changeColumn(
      "leaf_index IS NULL AND event_id = (SELECT max(event_id) FROM audit_event)",
      in: transaction, using: &random)
  case .changedNode:
    return try transaction.execute(
      "UPDATE audit_node SET hash = \(bytes) WHERE level = \(place % 5) AND position = \(place >> 5)"
    ) > 0
  case .changedHead:
    return try changeHead(bytes, in: transaction, using: &random)
  case .changedReason:
    return try changeReason(bytes, in: transaction, using: &random)
  case .changedSize:
    let other = (size + Int.random(in: 1...2 * size, using: &random)) % (2 * size)
    return try transaction.execute(
      "UPDATE audit_tree SET size = \(other) WHERE size <> \(other)") > 0
  case .removedEvent:
    try removeReasons("leaf_index = \(place)", in: transaction)
    return try transaction.execute("DELETE FROM audit_event WHERE leaf_index = \(place)") > 0
  case .removedAndClosed:
    let count = Int.random(in: 1...min(5, size - place), using: &random)
    try close(place, count, in: transaction)
    if Bool.random(using: &random) {
      try transaction.execute("UPDATE audit_tree SET size = \(size - count)")
    }
    return true
  case .removedNode:
    return try transaction.execute(
      "DELETE FROM audit_node WHERE level = \(place % 5) AND position = \(place >> 5)") > 0
  case .removedHeads:
    return try transaction.execute(
      "DELETE FROM audit_head WHERE size > \(place / TamperedLog.batch * TamperedLog.batch)") > 0
  case .addedEvent:
    return try forge(at: place, bytes, in: transaction, using: &random)
  case .addedPending:
    return try forge(at: nil, bytes, in: transaction, using: &random)
  case .addedNode:
    let level = Int.random(in: 0...9, using: &random)
    let position = (size >> level) + Int.random(in: 0...4, using: &random)
    return try transaction.execute(
      "INSERT INTO audit_node VALUES (\(level), \(position), \(bytes))")
      > 0
  case .swapped:
    let other = (place + Int.random(in: 1..<size, using: &random)) % size
    try exchange(place, other, in: transaction)
    return true
  case .turned:
    let first = min(place, size - 10)
    let last = first + Int.random(in: 2...9, using: &random)
    for step in 0...(last - first) / 2 where first + step < last - step {
      try exchange(first + step, last - step, in: transaction)
    }
    return true
  case .rewritten:
    guard try changeColumn("leaf_index = \(place)", in: transaction, using: &random) else {
      return false
    }
    try rebuild(in: transaction)
    return true
  case .removedAndRebuilt:
    try close(place, 1, in: transaction)
    try rebuild(in: transaction)
    if Bool.random(using: &random) {
      try transaction.execute("DELETE FROM audit_head WHERE size > \(place)")
    }
    return true
  case .cut:
    try cut(to: place / TamperedLog.batch * TamperedLog.batch, in: transaction)
    return true
  case .cutAnywhere:
    try cut(to: place, in: transaction)
    return true
  }
}

private func changeColumn(
  _ rows: SQL, in transaction: Transaction, using random: inout SplitMix
) throws(DatabaseFailure) -> Bool {
  let word = "x\(random.next() % 1_000_000)"
  let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
  let shift = Int.random(in: 1...1_000_000, using: &random)
  let change: SQL =
    switch Int.random(in: 0..<13, using: &random) {
    case 0: "happened_at = happened_at + \(shift)"
    case 1: "person_id = NULL"
    case 2: "person_id = patient_id"
    case 3: "role = \(word)"
    case 4: "purpose = \(word)"
    case 5: "relation = \(word)"
    case 6: "action = \(word)"
    case 7: "subject_kind = \(word)"
    case 8: "subject_id = person_id"
    case 9: "patient_id = NULL"
    case 10: "patient_id = person_id"
    case 11: "reason_digest = \(bytes)"
    default: "seal = \(bytes)"
    }
  return try transaction.execute("UPDATE audit_event SET \(change) WHERE \(rows)") > 0
}

private func changeHead(
  _ bytes: [UInt8], in transaction: Transaction, using random: inout SplitMix
) throws(DatabaseFailure) -> Bool {
  let size =
    Int.random(in: 1...TamperedLog.size / TamperedLog.batch, using: &random)
    * TamperedLog.batch
  let change: SQL =
    switch Int.random(in: 0..<4, using: &random) {
    case 0: "root = \(bytes)"
    case 1: "signature = \(bytes + bytes)"
    case 2: "signed_at = signed_at + 1"
    default: "size = size + 1"
    }
  return try transaction.execute("UPDATE audit_head SET \(change) WHERE size = \(size)") > 0
}

private func changeReason(
  _ bytes: [UInt8], in transaction: Transaction, using random: inout SplitMix
) throws(DatabaseFailure) -> Bool {
  let place = Int.random(in: 0..<TamperedLog.size / 7, using: &random) * 7
  let event: SQL =
    "event_id = (SELECT event_id FROM audit_event WHERE leaf_index = \(place))"
  switch Int.random(in: 0..<3, using: &random) {
  case 0:
    return try transaction.execute("UPDATE audit_reason SET sealed = \(bytes) WHERE \(event)") > 0
  case 1: return try transaction.execute("DELETE FROM audit_reason WHERE \(event)") > 0
  default:
    return try transaction.execute(
      """
      INSERT INTO audit_reason SELECT clinic_id, event_id, \(bytes) FROM audit_event
      WHERE leaf_index = \(place + 1)
      """) > 0
  }
}
