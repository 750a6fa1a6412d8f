internal import Audit
public import ClinicVocabulary
public import Database

/// A backup as the practice remembers it.
public struct MadeBackup: Sendable, Hashable {
  public typealias ID = Identifier<MadeBackup>

  public let madeAt: Instant
  /// SHA-256 of the file, 64 hexadecimal digits.
  public let digest: String
  public let byteCount: Int64
  public let rows: Int64
  public let photographs: Int64
  /// When it was last read back whole.
  public let verifiedAt: Instant

  /// The last that was made; nil when there never was one.
  public static func last(in transaction: Transaction) throws(DatabaseFailure) -> MadeBackup? {
    guard
      let row = try transaction.firstRow("SELECT * FROM backup ORDER BY made_at DESC LIMIT 1")
    else { return nil }
    return MadeBackup(
      madeAt: try row.instant("made_at"), digest: try row.text("digest"),
      byteCount: try row.integer("byte_count"), rows: try row.integer("row_count"),
      photographs: try row.integer("photograph_count"),
      verifiedAt: try row.instant("verified_at"))
  }

  /// Records that a backup was made, and the event in each clinic's log.
  static func record(
    _ report: BackupReport, log: AuditLog, in database: ClinicDatabase, at now: Instant
  ) async throws {
    try await database.write(.installation) { transaction in
      try transaction.execute(
        """
        INSERT INTO backup (backup_id, made_at, digest, byte_count, row_count, photograph_count,
          log_size, verified_at)
        VALUES (\(ID(at: now)), \(now), \(report.digest), \(report.byteCount),
          \(report.counts.rows), \(report.counts.photographs), \(report.facts.head?.size ?? 0),
          \(now))
        """)
      try record("backUp", report.digest, log: log, at: now, in: transaction)
    }
  }

  /// Notes that the backup was read back whole again, when it is one of this practice.
  ///
  /// - Returns: whether it is.
  public static func noteVerified(
    _ digest: String, in database: ClinicDatabase, at now: Instant
  ) async throws -> Bool {
    try await database.write(.installation) { transaction in
      try transaction.execute(
        "UPDATE backup SET verified_at = \(now) WHERE digest = \(digest)") > 0
    }
  }

  /// Writes an event about all of the practice's data into each clinic's log.
  static func record(
    _ action: AuditCode, _ digest: String, log: AuditLog, at now: Instant,
    in transaction: Transaction
  ) throws {
    for row in try transaction.rows("SELECT clinic_id FROM clinic ORDER BY clinic_id") {
      let context = AuditContext(
        clinic: try row.id("clinic_id"), person: nil, role: "program", purpose: "operation",
        relation: "none", at: now)
      try log.record(
        AuditEvent(action, AuditSubject("backup", digest), of: nil, context: context),
        in: transaction)
    }
  }
}
