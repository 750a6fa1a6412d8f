internal import ClinicVocabulary
internal import Database

extension AccessService {
  /// Whether the session's person may do `action` on what is of no patient; it is not recorded.
  ///
  /// - Parameter action: one that needs and wants nothing of a patient.
  public func check(
    _ session: ClinicToken, _ action: Action
  ) async throws -> Result<SessionView, AccessRefusal> {
    precondition(
      Set(action.needs.keys).union(action.wants.keys).isSubset(of: FieldGroup.ofNoPatient),
      "what concerns a patient is asked for with a permit")
    guard let view = try await self.session(session) else { return .failure(.signedOut) }
    guard view.stage == .full else { return .failure(.secondFactorNeeded) }
    let narrowings = try await database.read(.clinic(session.clinic)) { transaction in
      try Narrowing.current(of: session.clinic, in: transaction)
    }
    let verdict = Verdict(
      action, by: view.profile.roles, relation: .clinic,
      policy: Policy.standard.narrowed(by: narrowings), brokeGlass: false)
    switch verdict {
    case .granted:
      try await touch(session)
      return .success(view)
    case .denied(let refusal): return .failure(refusal)
    }
  }

  /// Why `permit` would refuse `action` now; nil when it would not, which is no permit: nothing is
  /// shown or changed on its strength, and it is not recorded.
  public func refusal(
    _ session: ClinicToken, _ action: Action, on subject: Subject
  ) async throws -> AccessRefusal? {
    let now = outside.now()
    return try await database.read(.clinic(session.clinic)) { transaction in
      guard let row = try find(session, at: now, in: transaction) else { return .signedOut }
      guard row.stage == .full else { return .secondFactorNeeded }
      let asker = row.asker
      let verdict = Verdict(
        action, by: asker.profileRoles,
        relation: try relation(of: asker, to: subject, in: transaction),
        policy: Policy.standard.narrowed(
          by: try Narrowing.current(of: asker.clinic, in: transaction)),
        brokeGlass: try action.purpose == .emergency
          && BreakGlass.isOpen(by: asker, on: subject, at: now, in: transaction))
      guard case .denied(let refusal) = verdict else { return nil }
      return refusal
    }
  }

  /// Keeps a session that is used from ending; written at most once a minute.
  private func touch(_ session: ClinicToken) async throws {
    let now = outside.now()
    let isDue = try await database.read(.clinic(session.clinic)) { transaction in
      guard let row = try find(session, at: now, in: transaction) else { return false }
      return now.duration(since: row.lastSeenAt) >= limits.lastSeenGrain
    }
    guard isDue else { return }
    try await database.write(.clinic(session.clinic)) { transaction in
      try find(session, at: now, in: transaction)?.touch(limits, at: now, in: transaction)
    }
  }
}
