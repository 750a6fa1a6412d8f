internal import Audit
internal import ClinicTesting
internal import ClinicVocabulary
internal import Database

/// A practice with a log in it.
struct SampleLog {
  let database: ClinicDatabase
  let keys: AuditKeys
  let clinic: ClinicID
  let start = Instant(microseconds: 1_795_000_000_000_000)

  init(_ engine: EngineKind) async throws {
    try await self.init(try await makeDatabase(engine))
  }

  /// - Parameter database: empty; it is migrated.
  init(_ database: ClinicDatabase) async throws {
    self.database = database
    try await database.migrate()
    keys = try AuditKeys(
      signingSeed: Array(1...32), sealingKey: Array(repeating: 7, count: 32))
    clinic = ClinicID(at: start)
    try await database.write(.installation) { [clinic, start] transaction in
      try transaction.execute(
        "INSERT INTO clinic VALUES (\(clinic), \("Les Lilas"), \("Europe/Paris"), \(start))")
    }
  }

  /// The event of the second `second`.
  func event(_ second: Int) -> AuditEvent {
    let at = start.advanced(by: .seconds(second))
    let context = AuditContext(
      clinic: clinic, person: second % 5 == 0 ? nil : PersonID(at: at), role: "physician",
      purpose: "care", relation: "own", at: at)
    return AuditEvent(
      second % 2 == 0 ? "read" : "change", AuditSubject("patient", PatientID(at: at)),
      of: second % 3 == 0 ? nil : PatientID(at: at), context: context)
  }

  /// Records events of those seconds, every tenth with a reason.
  @discardableResult
  func record(_ seconds: Range<Int>) async throws -> [AuditEvent] {
    let events = seconds.map(event)
    let log = AuditLog(keys)
    try await database.write(.clinic(clinic)) { transaction in
      for (event, second) in zip(events, seconds) {
        let reason = second % 10 == 0 ? [UInt8](repeating: UInt8(second % 256), count: 60) : nil
        try log.record(event, sealedReason: reason, in: transaction)
      }
    }
    return events
  }

  @discardableResult
  func append(atMost limit: Int = 1000, at second: Int = 0) async throws -> SignedHead? {
    try await AuditSequencer(database, keys: keys)
      .append(atMost: limit, at: start.advanced(by: .seconds(second)))
  }

  func report(
    trust: AuditTrust? = nil, heads: [SignedHead] = []
  ) async throws -> AuditReport {
    let verification = AuditVerification(trust: trust ?? keys.trust, expectedHeads: heads)
    return try await database.read(.installation) { try verification.report(in: $0) }
  }
}
