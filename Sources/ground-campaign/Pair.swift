internal import ClinicVocabulary
internal import Database

/// The smallest change: two sites of one number, both or neither.
enum Pair {
  static func write(
    _ number: Int, of clinic: ClinicID, in database: ClinicDatabase
  ) async throws {
    let instant = Instant(microseconds: 0)
    let (first, second) = (SiteID(at: instant), SiteID(at: instant))
    try await database.write(.clinic(clinic)) { transaction in
      for (id, name) in [(first, "a"), (second, "b")] {
        try transaction.execute("INSERT INTO site VALUES (\(clinic), \(id), \(name), \(number))")
      }
    }
  }

  static func makeClinic(in database: ClinicDatabase) async throws -> ClinicID {
    let clinic = ClinicID(at: Instant(microseconds: 0))
    try await database.write(.installation) { transaction in
      try transaction.execute("INSERT INTO clinic VALUES (\(clinic), 'A', 'Europe/Paris', 0)")
    }
    return clinic
  }

  /// Compares what is there with what was acknowledged, and asks SQLite whether its file is whole.
  /// PostgreSQL checks the sum of each page that it reads.
  static func verify(
    _ acknowledged: Set<Int>, of clinic: ClinicID, in database: ClinicDatabase
  ) async throws -> Verdict {
    try await database.read(.installation) { transaction in
      var found: [Int: Int] = [:]
      let rows = try transaction.rows(
        "SELECT recorded_at FROM site WHERE clinic_id = \(clinic) ORDER BY site_id")
      for row in rows { found[Int(try row.integer("recorded_at")), default: 0] += 1 }
      var verdict = Verdict()
      verdict.acknowledged = acknowledged.count
      verdict.lost = acknowledged.count { found[$0] == nil }
      verdict.halved = found.values.count { $0 != 2 }
      verdict.unacknowledged = found.keys.count { !acknowledged.contains($0) }
      if transaction.engine == .sqlite, try !isWhole(transaction) { verdict.damaged = 1 }
      return verdict
    }
  }

  static func isWhole(_ transaction: Transaction) throws -> Bool {
    let integrity = try transaction.firstRow("PRAGMA integrity_check")
    return try integrity?.text("integrity_check") == "ok"
      && transaction.rows("PRAGMA foreign_key_check").isEmpty
  }
}
