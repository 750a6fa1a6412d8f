internal import Audit
internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Synchronization
internal import Testing

@testable internal import Access

/// A clinic's Access over a real database, with a clock that stands still until it is moved.
final class Practice: Sendable {
  let database: ClinicDatabase
  let access: AccessService
  let keys: AccessKeys
  private let clock: Clock

  static let password = "trois pommes au four"

  init(_ engine: EngineKind, cost: PasswordCost = .least, setUpCode: String? = nil) async throws {
    let clock = Clock()
    database = try await makeDatabase(engine)
    keys = AccessKeys(secret: [UInt8](repeating: 7, count: 32))
    self.clock = clock
    access = try Self.service(database, keys, cost, setUpCode, clock)
  }

  /// The same database as another program's Access sees it, such as one of a higher cost.
  func restarted(cost: PasswordCost) throws -> AccessService {
    try Self.service(database, keys, cost, nil, clock)
  }

  private static func service(
    _ database: ClinicDatabase, _ keys: AccessKeys, _ cost: PasswordCost, _ setUpCode: String?,
    _ clock: Clock
  ) throws -> AccessService {
    let auditKeys = try AuditKeys(
      signingSeed: [UInt8](repeating: 1, count: 32), sealingKey: [UInt8](repeating: 2, count: 32))
    return try AccessService(
      database, log: AuditLog(auditKeys), keys: keys, cost: cost, setUpCode: setUpCode,
      outside: .init(
        now: { clock.now },
        isPatient: { patient, transaction in
          guard case .clinic(let clinic) = transaction.scope else { return false }
          return try transaction.firstRow(
            "SELECT 1 FROM patient WHERE clinic_id = \(clinic) AND patient_id = \(patient)") != nil
        },
        sealReason: { glass, reason in Array("sealed \(glass.patient) \(reason)".utf8) },
        openReason: { glass, sealed in
          String(decoding: sealed, as: UTF8.self).replacing("sealed \(glass.patient) ", with: "")
        }))
  }

  var now: Instant { clock.now }

  func pass(_ duration: Duration) { clock.pass(duration) }

  /// A patient without identity, as far as Access is concerned.
  func newPatient(of clinic: ClinicID) async throws -> PatientID {
    let (patient, now) = (PatientID(at: now), now)
    try await database.write(.clinic(clinic)) { transaction in
      try transaction.execute(
        """
        INSERT INTO patient (clinic_id, patient_id, version, recorded_at, changed)
        VALUES (\(clinic), \(patient), 1, \(now), 1)
        """)
    }
    return patient
  }

  /// What the log holds, the oldest first.
  func log(of clinic: ClinicID) async throws -> [Line] {
    try await database.read(.installation) { transaction in
      try transaction.rows(
        """
        SELECT role, purpose, relation, action, subject_kind, patient_id, reason_digest
        FROM audit_event WHERE clinic_id = \(clinic) ORDER BY happened_at, event_id
        """
      ).map { row in
        Line(
          role: try row.text("role"), purpose: try row.text("purpose"),
          relation: try row.text("relation"), action: try row.text("action"),
          patient: try row.optional("patient_id", row.text),
          reasonDigest: try row.optional("reason_digest", row.blob))
      }
    }
  }

  struct Line: Sendable, Equatable {
    let role, purpose, relation, action: String
    let patient: String?
    let reasonDigest: [UInt8]?
  }
}

private final class Clock: Sendable {
  private let time = Mutex(Instant(microseconds: 1_795_000_000_000_000))

  var now: Instant { time.withLock { $0 } }

  func pass(_ duration: Duration) { time.withLock { $0 = $0.advanced(by: duration) } }
}
