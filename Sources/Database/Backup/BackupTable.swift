/// A table as a backup needs it.
struct BackupTable {
  let name: String
  let columns: [String]
  /// In the key's order.
  let key: [String]
  let parents: Set<String>

  /// All tables of the practice, each after those that it refers to.
  static func all(_ connection: any SQLConnection) throws -> [BackupTable] {
    var waiting = try names(connection).map { try BackupTable($0, connection) }
    var ordered: [BackupTable] = []
    while !waiting.isEmpty {
      let known = Set(ordered.map(\.name))
      let ready = waiting.filter { $0.parents.subtracting([$0.name]).isSubset(of: known) }
      guard !ready.isEmpty else {
        throw DatabaseFailure(.statement, cause: "tables refer to each other in a circle")
      }
      ordered += ready
      waiting.removeAll { table in ready.contains { $0.name == table.name } }
    }
    return ordered
  }

  private init(_ name: String, _ connection: any SQLConnection) throws {
    let isSQLite = connection.kind == .sqlite
    let table: SQL = "('public.' || quote_ident(\(name)))::regclass"
    let rows = try connection.rows(
      isSQLite
        ? "SELECT name, pk FROM pragma_table_info(\(name)) ORDER BY cid"
        : """
        SELECT a.attname AS name, COALESCE(k.place, 0) AS pk FROM pg_attribute a
        LEFT JOIN (
          SELECT conrelid, unnest(conkey) AS number, generate_subscripts(conkey, 1) AS place
          FROM pg_constraint WHERE contype = 'p'
        ) k ON k.conrelid = a.attrelid AND k.number = a.attnum
        WHERE a.attrelid = \(table) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
        """)
    let parents = try connection.rows(
      isSQLite
        ? "SELECT DISTINCT \"table\" AS parent FROM pragma_foreign_key_list(\(name))"
        : """
        SELECT DISTINCT c.relname AS parent FROM pg_constraint JOIN pg_class c ON c.oid = confrelid
        WHERE contype = 'f' AND conrelid = \(table)
        """)
    self.name = name
    columns = try rows.map { try $0.text("name") }
    key = try rows.filter { try $0.integer("pk") > 0 }
      .sorted { try $0.integer("pk") < $1.integer("pk") }.map { try $0.text("name") }
    self.parents = Set(try parents.map { try $0.text("parent") })
    guard !key.isEmpty else { throw DatabaseFailure(.statement, cause: "\(name) has no key") }
  }

  private static func names(_ connection: any SQLConnection) throws -> [String] {
    let rows = try connection.rows(
      connection.kind == .sqlite
        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        : """
        SELECT relname AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname
        """)
    return try rows.map { try $0.text("name") }.filter { $0 != "schema_step" }
  }

  /// The rows in the key's order after the one whose key is `last`.
  func page(after last: [SQLValue]?, of size: Int) -> SQL {
    let keys = Self.list(key)
    let start = last == nil ? "" : " WHERE (\(keys)) > (\(Self.places(key)))"
    return SQL(
      text:
        "SELECT \(Self.list(columns)) FROM \(Self.quoted(name))\(start) ORDER BY \(keys) LIMIT \(size)",
      arguments: last ?? [])
  }

  /// Puts a row, over one that a migration made.
  func insertion(of values: [SQLValue]) -> SQL {
    let others = columns.filter { !key.contains($0) }.map(Self.quoted)
    let change =
      others.isEmpty
      ? "NOTHING" : "UPDATE SET " + others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    return SQL(
      text: """
        INSERT INTO \(Self.quoted(name)) (\(Self.list(columns))) VALUES (\(Self.places(columns)))
        ON CONFLICT (\(Self.list(key))) DO \(change)
        """,
      arguments: values)
  }

  private static func list(_ names: [String]) -> String {
    names.map(quoted).joined(separator: ", ")
  }

  private static func places(_ names: [String]) -> String {
    names.map { _ in "?" }.joined(separator: ", ")
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }
}
