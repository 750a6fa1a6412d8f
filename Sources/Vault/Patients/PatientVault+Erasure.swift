public import Audit
public import ClinicVocabulary
package import Database

public enum ErasureOutcome: Sendable, Hashable {
  case erased
  /// A law or a legal hold stands against it.
  case mustKeep(RetentionRefusal)
  case absent
}

/// A reason why a patient may not be erased for now, such as litigation.
public enum LegalHold { public typealias ID = Identifier<LegalHold> }

extension PatientVault {
  /// Erases a patient for ever, from the database, its copies and its backups.
  ///
  /// The erasure is recorded first and the key destroyed after, so that a stop between the two leaves
  /// something to finish (`finishErasures`) and never an unexplained loss. Structured codes stay
  /// under the pseudonym, which leads to nobody.
  public func erase(
    _ patient: PatientID, _ facts: RetentionFacts, _ context: AuditContext
  ) async throws -> ErasureOutcome {
    let outcome = try await database.write(.clinic(context.clinic)) { transaction in
      try recordErasure(of: patient, facts, context, in: transaction)
    }
    if outcome == .erased { try await destroy(patient, in: context.clinic, at: context.at) }
    return outcome
  }

  /// The part of an erasure that its transaction holds, with its entry in the log; the key is destroyed
  /// afterwards (`finishErasures`).
  package func recordErasure(
    of patient: PatientID, _ facts: RetentionFacts, _ context: AuditContext,
    in transaction: Transaction
  ) throws -> ErasureOutcome {
    let refusal =
      try isHeld(patient, in: context.clinic, transaction)
      ? .litigation : facts.refusal(on: context.at.day)
    if let refusal {
      try log.record(
        AuditEvent(
          "eraseRefused", AuditSubject("patient", patient), of: patient, context: context),
        in: transaction)
      return .mustKeep(refusal)
    }
    let changed = try nextChange(of: context.clinic, in: transaction)
    let rows = try transaction.execute(
      """
      UPDATE patient SET erased_at = \(context.at), erased_by = \(context.person.sqlValue),
        changed = \(changed)
      WHERE clinic_id = \(context.clinic) AND patient_id = \(patient) AND erased_at IS NULL
      """)
    guard rows == 1 else { return .absent }
    try log.record(
      AuditEvent("erase", AuditSubject("patient", patient), of: patient, context: context),
      in: transaction)
    return .erased
  }

  /// Completes erasures that were recorded and whose key is still there, and records those that the
  /// key store knows and an older copy of the database does not; run at each start.
  ///
  /// - Returns: how many there were of the first kind.
  public func finishErasures(at now: Instant) async throws -> Int {
    try await database.write(.installation) { [keys, log] transaction in
      try Self.recordErasures(known: keys, log, at: now, in: transaction)
    }
    let rows = try await database.read(.installation) { transaction in
      try transaction.rows(
        "SELECT clinic_id, patient_id, erased_at FROM patient WHERE erased_at IS NOT NULL")
    }
    var finished = 0
    for row in rows {
      let (clinic, patient): (ClinicID, PatientID) = (
        try row.id("clinic_id"), try row.id("patient_id")
      )
      if try keys.key(of: patient, in: clinic) != nil {
        try await destroy(patient, in: clinic, at: try row.instant("erased_at"))
        finished += 1
      }
    }
    return finished
  }

  /// Records erasures that the key store knows and these rows do not, as after an older backup was
  /// restored.
  ///
  /// - Returns: how many there were.
  @discardableResult
  package static func recordErasures(
    known keys: KeyStore, _ log: AuditLog, at instant: Instant, in transaction: Transaction
  ) throws -> Int {
    var recorded = 0
    for (owner, erasedAt) in try keys.erasures() {
      let (clinic, patient) = (owner.clinic, owner.patient)
      guard
        try transaction.firstRow(
          """
          SELECT 1 FROM patient WHERE clinic_id = \(clinic) AND patient_id = \(patient)
            AND erased_at IS NULL
          """) != nil
      else { continue }
      let changed = try nextChange(of: clinic, in: transaction)
      try transaction.execute(
        """
        UPDATE patient SET erased_at = \(erasedAt), changed = \(changed)
        WHERE clinic_id = \(clinic) AND patient_id = \(patient)
        """)
      let context = AuditContext(
        clinic: clinic, person: nil, role: "program", purpose: "erasure", relation: "none",
        at: instant)
      try log.record(
        AuditEvent("erase", AuditSubject("patient", patient), of: patient, context: context),
        in: transaction)
      recorded += 1
    }
    return recorded
  }

  func destroy(
    _ patient: PatientID, in clinic: ClinicID, at instant: Instant
  ) async throws {
    try await keys.aside { keys throws(VaultFailure) in
      try keys.destroyKey(of: patient, in: clinic, at: instant)
    }
    let names = try await database.read(.clinic(clinic)) { transaction in
      try transaction.rows(
        """
        SELECT name FROM photograph WHERE clinic_id = \(clinic) AND patient_id = \(patient)
        """
      ).map { try $0.text("name") }
    }
    for name in names { try photographs.remove(named: name) }
  }

  /// Suspends erasure.
  ///
  /// - Parameter reason: sealed; whoever may read the patient's record may read it.
  /// - Returns: nil when there is no such patient.
  public func hold(
    _ patient: PatientID, reason: String, _ context: AuditContext
  ) async throws -> LegalHold.ID? {
    guard let key = try keys.key(of: patient, in: context.clinic) else { return nil }
    let id = LegalHold.ID(at: context.at)
    let place = FieldPlace(
      clinic: context.clinic, patient: patient, table: "legal_hold", column: "sealed_reason",
      record: id.text, version: 1)
    let sealed = try key.seal(Array(reason.utf8), for: place)
    try await database.write(.clinic(context.clinic)) { [log] transaction in
      try transaction.execute(
        """
        INSERT INTO legal_hold (clinic_id, hold_id, patient_id, sealed_reason, recorded_at, author)
        VALUES (\(context.clinic), \(id), \(patient), \(sealed), \(context.at),
          \(context.person.sqlValue))
        """)
      try log.record(
        AuditEvent("hold", AuditSubject("legalHold", id), of: patient, context: context),
        in: transaction)
    }
    return id
  }

  /// Ends a hold.
  ///
  /// - Returns: whether there was one that lasted.
  public func lift(
    _ hold: LegalHold.ID, of patient: PatientID, _ context: AuditContext
  ) async throws -> Bool {
    try await database.write(.clinic(context.clinic)) { [log] transaction in
      let rows = try transaction.execute(
        """
        UPDATE legal_hold SET lifted_at = \(context.at), lifted_by = \(context.person.sqlValue)
        WHERE clinic_id = \(context.clinic) AND hold_id = \(hold) AND patient_id = \(patient)
          AND lifted_at IS NULL
        """)
      guard rows == 1 else { return false }
      try log.record(
        AuditEvent("lift", AuditSubject("legalHold", hold), of: patient, context: context),
        in: transaction)
      return true
    }
  }
}
