internal import Audit
internal import ClinicVocabulary
public import Database

/// What was done under a permit, or why there was none.
public enum Permitted<Result: Sendable>: Sendable {
  case done(Result)
  case refused(AccessRefusal)
}

extension AccessService {
  /// Asks for a permit and does `body` with it, in one transaction with the event in the log; what
  /// is refused is recorded too, and `body` not run.
  ///
  /// The session is looked up, and the body runs, under the row security of the session's clinic.
  ///
  /// - Throws: `DatabaseFailure`, `AccessFailure`, or what `body` throws; nothing is recorded then.
  public func permit<Result: Sendable>(
    _ session: ClinicToken, _ action: Action, on subject: Subject,
    _ body: @escaping @Sendable (Permit, Transaction) throws -> Result
  ) async throws -> Permitted<Result> {
    try await database.write(.clinic(session.clinic)) { transaction in
      switch try permit(session, action, on: subject, in: transaction) {
      case .success(let permit): return .done(try body(permit, transaction))
      case .failure(let refusal): return .refused(refusal)
      }
    }
  }

  /// The same for a caller that has begun the transaction, whose scope must be the session's clinic.
  func permit(
    _ session: ClinicToken, _ action: Action, on subject: Subject, in transaction: Transaction
  ) throws -> Result<Permit, AccessRefusal> {
    precondition(
      transaction.scope == .clinic(session.clinic), "a permit is asked for in its clinic's scope")
    let now = outside.now()
    guard let row = try find(session, at: now, in: transaction) else {
      return .failure(.signedOut)
    }
    guard row.stage == .full else { return .failure(.secondFactorNeeded) }
    try row.touch(limits, at: now, in: transaction)
    let asker = row.asker
    let relation = try relation(of: asker, to: subject, in: transaction)
    let policy = try Policy.standard.narrowed(
      by: Narrowing.current(of: asker.clinic, in: transaction))
    let verdict = Verdict(
      action, by: asker.profileRoles, relation: relation, policy: policy,
      brokeGlass: try action.purpose == .emergency
        && BreakGlass.isOpen(by: asker, on: subject, at: now, in: transaction))
    let event = AuditEvent(verdict, asker, action, subject, relation, at: now)
    try log.record(event, in: transaction)
    switch verdict {
    case .granted(let grant): return .success(Permit(asker, action, subject, grant, at: now))
    case .denied(let refusal): return .failure(refusal)
    }
  }

  func relation(
    of asker: Asker, to subject: Subject, in transaction: Transaction
  ) throws -> Relation {
    guard case .patient(let patient) = subject else { return .clinic }
    guard try outside.isPatient(patient, transaction) else { return .otherClinic }
    return try Relation(of: asker, to: patient, in: transaction)
  }
}

extension AccessRefusal: Error {}

extension Asker {
  var profileRoles: [Role] { administers ? [role, .administrator] : [role] }
}
