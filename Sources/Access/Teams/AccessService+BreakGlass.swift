internal import Audit
public import ClinicVocabulary
public import Database

extension AccessService {
  /// Opens a stranger's record for an hour after a written reason.
  ///
  /// The reason is sealed before the transaction; the log holds what was sealed and its digest, and
  /// the patient reads the reason.
  public func breakGlass(
    _ session: ClinicToken, patient: PatientID, reason: String
  ) async throws -> BreakGlassOutcome {
    let words = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.count >= 15 else { return .reasonTooShort }
    let asked = try await database.write(.clinic(session.clinic)) { transaction in
      try openGlass(session, patient, in: transaction)
    }
    guard case .success(let glass) = asked else {
      if case .failure(let refusal) = asked { return .refused(refusal) }
      return .refused(.notAllowed)
    }
    let sealed = try await outside.sealReason(glass, words)
    return try await database.write(.clinic(session.clinic)) { transaction in
      // What was allowed may have changed while the reason was sealed.
      if case .failure(let refusal) = try openGlass(session, patient, in: transaction) {
        return .refused(refusal)
      }
      guard let row = try find(session, at: outside.now(), in: transaction) else {
        return .refused(.signedOut)
      }
      try glass.insert(sealedReason: sealed, in: transaction)
      try log.record(
        glass.event(row.account.profile.role), sealedReason: sealed, in: transaction)
      return .opened(glass)
    }
  }

  /// Whether the asker could act in an emergency on the patient once a reason is written.
  private func openGlass(
    _ session: ClinicToken, _ patient: PatientID, in transaction: Transaction
  ) throws -> Result<BreakGlass, AccessRefusal> {
    let now = outside.now()
    guard let row = try find(session, at: now, in: transaction) else {
      return .failure(.signedOut)
    }
    guard row.stage == .full else { return .failure(.secondFactorNeeded) }
    guard try outside.isPatient(patient, transaction) else { return .failure(.otherClinic) }
    let relation = try Relation(of: row.asker, to: patient, in: transaction)
    let verdict = Verdict(
      Self.emergency, by: row.asker.profileRoles, relation: relation, policy: .standard,
      brokeGlass: true)
    if case .denied(let refusal) = verdict {
      try log.record(
        AuditEvent(verdict, row.asker, Self.emergency, .patient(patient), relation, at: now),
        in: transaction)
      return .failure(refusal)
    }
    return .success(
      BreakGlass(
        id: BreakGlass.ID(at: now), clinic: session.clinic, patient: patient,
        person: row.account.person, openedAt: now,
        endsAt: now.advanced(by: limits.brokenGlass)))
  }

  private static let emergency = Action(
    "emergency.reason", for: .emergency, needs: [.identity: .read])

  /// The reasons for which a patient's record was opened, as the permit allows: to the patient
  /// themselves and to the data-protection officer.
  public func brokenGlasses(
    _ permit: Permit, in transaction: Transaction
  ) throws -> [(glass: BreakGlass, reason: String?)]? {
    guard permit.allows(.read, .accessLog), case .patient(let patient) = permit.subject else {
      return nil
    }
    return try BreakGlass.all(of: patient, permit.clinic, in: transaction).map { glass, sealed in
      (glass, permit.role == .patient ? try outside.openReason(glass, sealed) : nil)
    }
  }
}

extension BreakGlass {
  fileprivate func event(_ role: Role) -> AuditEvent {
    AuditEvent(
      id: AuditEvent.ID(at: openedAt),
      context: AuditContext(
        clinic: clinic, person: person, role: AuditCode(role),
        purpose: AuditCode(Purpose.emergency), relation: AuditCode(Relation.stranger),
        at: openedAt),
      action: "emergency.reason", subject: AuditSubject("breakGlass", id), patient: patient)
  }
}
