internal import Audit
internal import Database

func removeReasons(_ rows: SQL, in transaction: Transaction) throws(DatabaseFailure) {
  try transaction.execute(
    "DELETE FROM audit_reason WHERE event_id IN (SELECT event_id FROM audit_event WHERE \(rows))")
}

/// Removes events and moves the later ones up.
func close(_ place: Int, _ count: Int, in transaction: Transaction) throws(DatabaseFailure) {
  let rows: SQL = "leaf_index >= \(place) AND leaf_index < \(place + count)"
  try removeReasons(rows, in: transaction)
  try transaction.execute("DELETE FROM audit_event WHERE \(rows)")
  try transaction.execute(
    "UPDATE audit_event SET leaf_index = -leaf_index + \(count) - 1 WHERE leaf_index >= \(place)")
  try transaction.execute(
    "UPDATE audit_event SET leaf_index = -leaf_index - 1 WHERE leaf_index < 0")
}

func exchange(_ a: Int, _ b: Int, in transaction: Transaction) throws(DatabaseFailure) {
  try transaction.execute("UPDATE audit_event SET leaf_index = -1 WHERE leaf_index = \(a)")
  try transaction.execute("UPDATE audit_event SET leaf_index = \(a) WHERE leaf_index = \(b)")
  try transaction.execute("UPDATE audit_event SET leaf_index = \(b) WHERE leaf_index = -1")
}

/// A copy of an event under another id, in a place of the log or waiting for one.
func forge(
  at place: Int?, _ seal: [UInt8], in transaction: Transaction, using random: inout SplitMix
) throws(DatabaseFailure) -> Bool {
  if let place {
    try transaction.execute(
      "UPDATE audit_event SET leaf_index = -leaf_index - 2 WHERE leaf_index >= \(place)")
    try transaction.execute(
      "UPDATE audit_event SET leaf_index = -leaf_index - 1 WHERE leaf_index < 0")
  }
  let id = AuditEventID.random(using: &random)
  let keepsSeal = Bool.random(using: &random)
  let sealed: SQL = keepsSeal ? "seal" : "\(seal)"
  let made = try transaction.execute(
    """
    INSERT INTO audit_event SELECT clinic_id, \(id), happened_at, person_id, role, purpose, relation,
      action, subject_kind, subject_id, patient_id, NULL, \(sealed), \(place.sqlValue)
    FROM audit_event WHERE leaf_index = \(place == 3 ? 5 : 3)
    """)
  if place != nil, Bool.random(using: &random) {
    try transaction.execute("UPDATE audit_tree SET size = size + 1")
    try rebuild(in: transaction)
  }
  return made > 0
}

/// Makes the tree of the events as they now are, as far as one without the key can.
func rebuild(in transaction: Transaction) throws(DatabaseFailure) {
  try transaction.execute("DELETE FROM audit_node")
  let rows = try transaction.rows(
    "SELECT \(SealedEvent.columns) FROM audit_event WHERE leaf_index >= 0 ORDER BY leaf_index")
  var frontier = MerkleFrontier()
  for row in rows {
    for node in frontier.append(try SealedEvent(row).leafHash) {
      try transaction.execute(
        "INSERT INTO audit_node VALUES (\(node.level), \(node.position), \(node.hash.bytes))")
    }
  }
  try transaction.execute("UPDATE audit_tree SET size = \(frontier.size)")
}

/// Cuts the end off without a trace in the rest.
func cut(to size: Int, in transaction: Transaction) throws(DatabaseFailure) {
  let rows: SQL = "leaf_index >= \(size) OR leaf_index IS NULL"
  try removeReasons(rows, in: transaction)
  try transaction.execute("DELETE FROM audit_event WHERE \(rows)")
  // Both engines shift by a small integer.
  try transaction.execute(
    "DELETE FROM audit_node WHERE (position + 1) << CAST(level AS SMALLINT) > \(size)")
  try transaction.execute("DELETE FROM audit_head WHERE size > \(size)")
  try transaction.execute("UPDATE audit_tree SET size = \(size)")
}
