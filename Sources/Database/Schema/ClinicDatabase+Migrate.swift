extension ClinicDatabase {
  /// Brings the schema to that of this program; what is applied already is left alone. Of several
  /// programs that begin at once, one does it and the others wait.
  ///
  /// - Throws: `DatabaseFailure` with `.migration` for a database of a newer program, or when a step
  ///   that was applied is not the one that this program has; nothing is changed then.
  public func migrate() async throws {
    try await migrate(with: try Migration.all(for: kind))
  }

  func migrate(with steps: [Migration]) async throws {
    try await engine.migrate { try Migrator(connection: $0, steps: steps).run() }
  }
}

/// Applies what is missing of `steps`, in the running transaction.
struct Migrator {
  let connection: any SQLConnection
  let steps: [Migration]

  func run() throws(DatabaseFailure) {
    try makeTable()
    let applied = try connection.rows("SELECT name, checksum FROM schema_step ORDER BY name")
    try check(applied)
    for step in steps.dropFirst(applied.count) {
      for statement in step.statements { _ = try connection.execute(SQL(migration: statement)) }
      _ = try connection.execute("INSERT INTO schema_step VALUES (\(step.name), \(step.checksum))")
    }
    if connection.kind == .postgresql { _ = try connection.execute(Self.rowSecurity) }
  }

  /// How many steps were applied, by whatever program.
  func countApplied() throws(DatabaseFailure) -> Int {
    try makeTable()
    return try connection.rows("SELECT name FROM schema_step").count
  }

  private func makeTable() throws(DatabaseFailure) {
    _ = try connection.execute(
      """
      CREATE TABLE IF NOT EXISTS schema_step (
        name TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL
      ) STRICT
      """)
  }

  /// - Throws: `DatabaseFailure` with `.migration` unless exactly `steps` are applied.
  func checkComplete() throws(DatabaseFailure) {
    let applied = try connection.rows("SELECT name, checksum FROM schema_step ORDER BY name")
    try check(applied)
    guard applied.count == steps.count else {
      throw DatabaseFailure(
        .migration, cause: "the database was not brought to this program's schema")
    }
  }

  /// What is applied must be the beginning of what this program has.
  private func check(_ applied: [SQLRow]) throws(DatabaseFailure) {
    for (place, row) in applied.enumerated() {
      let name = try row.text("name")
      guard place < steps.count, steps[place].name == name else {
        throw DatabaseFailure(.migration, cause: "this program does not know \(name) at this place")
      }
      guard try row.text("checksum") == steps[place].checksum else {
        throw DatabaseFailure(.migration, cause: "\(name) is not the one that was applied")
      }
    }
  }

  /// Every table with a `clinic_id` shows and takes only rows of the transaction's clinic, its owner
  /// included; so none can be forgotten. The settings are read once a statement, not once a row.
  private static let rowSecurity: SQL = """
    DO $$
    DECLARE name text;
    BEGIN
      FOR name IN
        SELECT relname FROM pg_class
        JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'clinic_id' AND NOT attisdropped
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
          AND NOT (relrowsecurity AND relforcerowsecurity)
      LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
          'CREATE POLICY clinic_border ON %I USING ('
            || '(SELECT current_setting(''aglae.scope'', true)) = ''installation'''
            || ' OR clinic_id = (SELECT current_setting(''aglae.clinic'', true)))',
          name);
      END LOOP;
    END $$
    """
}
