internal import Audit
internal import ClinicVocabulary
internal import Database

/// A log of a practice that is tampered with again and again, each time from the whole one.
struct TamperedLog {
  static let size = 150
  static let batch = 30
  static let pending = 5
  let database: ClinicDatabase
  let keys: AuditKeys
  private let clinic: ClinicID
  private let start = Instant(microseconds: 1_795_000_000_000_000)

  /// - Parameter database: migrated and empty.
  init(_ database: ClinicDatabase) async throws {
    self.database = database
    keys = try AuditKeys(signingSeed: Array(1...32), sealingKey: Array(101...132))
    clinic = ClinicID(at: start)
    try await database.write(.installation) { [clinic, start] transaction in
      try transaction.execute(
        "INSERT INTO clinic VALUES (\(clinic), \("Les Lilas"), \("Europe/Paris"), \(start))")
    }
    let sequencer = AuditSequencer(database, keys: keys)
    for first in stride(from: 0, to: Self.size, by: Self.batch) {
      try await record(first..<first + Self.batch)
      _ = try await sequencer.append(at: start.advanced(by: .seconds(first * 60)))
    }
    try await record(Self.size..<Self.size + Self.pending)
    try await database.write(.installation) { transaction in
      let triggers: [(name: SQL, table: SQL)] = [
        ("audit_event_kept", "audit_event"), ("audit_event_fixed", "audit_event"),
        ("audit_event_placed", "audit_event"), ("audit_node_kept", "audit_node"),
        ("audit_node_fixed", "audit_node"),
      ]
      for trigger in triggers {
        switch transaction.engine {
        case .sqlite: try transaction.execute("DROP TRIGGER \(trigger.name)")
        case .postgresql:
          try transaction.execute("DROP TRIGGER \(trigger.name) ON \(trigger.table)")
        }
      }
    }
  }

  private func record(_ numbers: Range<Int>) async throws {
    let log = AuditLog(keys)
    try await database.write(.clinic(clinic)) { [clinic, start] transaction in
      for number in numbers {
        let at = start.advanced(by: .seconds(number))
        let context = AuditContext(
          clinic: clinic, person: PersonID(at: at), role: "physician", purpose: "care",
          relation: "own", at: at)
        try log.record(
          AuditEvent(
            number.isMultiple(of: 2) ? "read" : "change",
            AuditSubject("patient", PatientID(at: at)),
            of: PatientID(at: at), context: context),
          sealedReason: number.isMultiple(of: 7)
            ? [UInt8](repeating: UInt8(number), count: 40) : nil,
          in: transaction)
      }
    }
  }

  /// What is told of the log as it was written, with a head kept elsewhere.
  func wholeReport() async throws -> (report: AuditReport, head: SignedHead?) {
    let verification = AuditVerification(trust: keys.trust)
    let report = try await database.read(.installation) { try verification.report(in: $0) }
    return (report, report.head)
  }

  /// Tampers, checks, and puts everything back.
  ///
  /// - Returns: what the check says; nil when this tampering would have changed nothing.
  func report(
    after kind: Tampering, seed: UInt64, expecting head: SignedHead
  ) async throws -> AuditReport? {
    struct PutBack: Error { let report: AuditReport? }
    let verification = AuditVerification(trust: keys.trust, expectedHeads: [head])
    do {
      try await database.write(.installation) { transaction in
        if transaction.engine == .sqlite {
          try transaction.execute("PRAGMA defer_foreign_keys = ON")
        }
        var random = SplitMix(seed)
        guard try tamper(kind, in: transaction, using: &random) else {
          throw PutBack(report: nil)
        }
        throw PutBack(report: try verification.report(in: transaction))
      }
    } catch let end as PutBack {
      return end.report
    }
    return nil
  }
}

/// Random numbers that a seed repeats: Steele, Lea and Flood, OOPSLA 2014.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }
}
