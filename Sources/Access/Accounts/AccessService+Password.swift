internal import Audit
internal import ClinicVocabulary
internal import Database

extension AccessService {
  /// Changes one's own password; all other sessions end, and this one goes on under another token.
  public func changePassword(
    _ session: ClinicToken, from old: Password, to new: Password
  ) async throws -> PasswordChange {
    let opened = try await database.write(.clinic(session.clinic)) { transaction in
      try openChange(session, in: transaction)
    }
    guard case .proceed(let account) = opened else {
      if case .wait(let until) = opened { return .wait(until: until) }
      return .signedOut
    }
    guard try await hasher.matches(old, account.passwordHash) else { return .wrongPassword }
    let personal = [try account.name(keys), try account.login(keys)].compactMap(\.self)
    if let refusal = new.refusal(personal: personal) { return .password(refusal) }
    let hash = try await hasher.hash(new)
    return try await database.write(.clinic(session.clinic)) { transaction in
      let now = outside.now()
      guard let row = try find(session, at: now, in: transaction), row.stage == .full,
        row.account.passwordHash == account.passwordHash
      else { return .signedOut }
      try Throttle.forget(subject(of: account), in: transaction)
      try row.account.set(hash, at: now, in: transaction)
      try Session.end(
        of: account.person, account.clinic, besides: row.id, because: .accountChanged, at: now,
        in: transaction)
      let signedIn = try rotate(row, at: now, in: transaction)
      try log.record(AuditEvent("password.change", account: row.account, at: now), in: transaction)
      return .changed(signedIn)
    }
  }

  /// Asks for one's own password again before something that whoever holds the session may not do.
  public func checkOwnPassword(
    _ session: ClinicToken, _ password: Password
  ) async throws -> OwnPasswordCheck {
    let opened = try await database.write(.clinic(session.clinic)) { transaction in
      try openChange(session, in: transaction)
    }
    guard case .proceed(let account) = opened else {
      if case .wait(let until) = opened { return .wait(until: until) }
      return .signedOut
    }
    guard try await hasher.matches(password, account.passwordHash) else { return .wrong }
    try await database.write(.clinic(session.clinic)) { transaction in
      try Throttle.forget(subject(of: account), in: transaction)
    }
    return .right
  }

  private enum Opened: Sendable {
    case wait(Instant)
    case proceed(AccountRow)
    case signedOut
  }

  private func openChange(_ session: ClinicToken, in transaction: Transaction) throws -> Opened {
    let now = outside.now()
    guard let row = try find(session, at: now, in: transaction), row.stage == .full else {
      return .signedOut
    }
    let closed = try Throttle.account.reserve(subject(of: row.account), at: now, in: transaction)
    return closed.map(Opened.wait) ?? .proceed(row.account)
  }

  private func subject(of account: AccountRow) -> [UInt8] {
    keys.digest("own password \(account.person.text)", kind: .throttle)
  }
}

extension AccountRow {
  /// A password that was chosen, in place of the one before.
  func set(_ hash: PasswordHash, at now: Instant, in transaction: Transaction) throws {
    try transaction.execute(
      """
      UPDATE account SET password_hash = \(hash.text), password_set_at = \(now)
      WHERE clinic_id = \(clinic) AND person_id = \(person)
      """)
  }
}
