@testable internal import Audit
@testable internal import Database

extension SQL {
  /// A statement that a test composes.
  init(testing text: String) { self.init(migration: text) }
}

extension SampleLog {
  /// Runs statements as somebody would who has the database file, without its triggers.
  func tamper(_ statements: [SQL]) async throws {
    let triggers: [SQL] = [
      "DROP TRIGGER IF EXISTS audit_event_kept", "DROP TRIGGER IF EXISTS audit_event_fixed",
      "DROP TRIGGER IF EXISTS audit_event_placed", "DROP TRIGGER IF EXISTS audit_node_kept",
      "DROP TRIGGER IF EXISTS audit_node_fixed",
    ]
    try await database.write(.installation) { transaction in
      for statement in triggers { try transaction.execute(statement) }
      try transaction.execute("PRAGMA defer_foreign_keys = ON")
      for statement in statements { try transaction.execute(statement) }
    }
  }

  /// Removes an entry, moves the later ones up and makes the tree anew, as far as one without the
  /// key can.
  func rebuild(without entry: Int) async throws {
    try await tamper([
      "DELETE FROM audit_event WHERE leaf_index = \(entry)",
      "UPDATE audit_event SET leaf_index = leaf_index - 1 WHERE leaf_index > \(entry)",
      "DELETE FROM audit_node",
    ])
    try await database.write(.installation) { transaction in
      var frontier = MerkleFrontier()
      var nodes: [MerkleNode] = []
      let rows = try transaction.rows(
        "SELECT \(SealedEvent.columns) FROM audit_event ORDER BY leaf_index")
      for row in rows { nodes += frontier.append(try SealedEvent(row).leafHash) }
      try MerkleStore(transaction: transaction).insert(nodes)
    }
  }

  /// All rows of the log.
  func contents() async throws -> [String: [[SQLValue]]] {
    try await database.read(.installation) { transaction in
      var tables: [String: [[SQLValue]]] = [:]
      for table in Self.tables {
        tables[table] = try transaction.rows(SQL(testing: "SELECT * FROM \(table)")).map(\.values)
      }
      return tables
    }
  }

  /// Puts those rows in the place of today's.
  func restore(_ contents: [String: [[SQLValue]]]) async throws {
    try await tamper(Self.tables.reversed().map { SQL(testing: "DELETE FROM \($0)") })
    try await database.write(.installation) { transaction in
      for table in Self.tables {
        for values in contents[table] ?? [] {
          var list: SQL = "\(values[0])"
          for value in values.dropFirst() { list = "\(list), \(value)" }
          try transaction.execute("\(SQL(testing: "INSERT INTO \(table)")) VALUES (\(list))")
        }
      }
    }
  }

  private static let tables = [
    "audit_event", "audit_reason", "audit_tree", "audit_node", "audit_head",
  ]
}
