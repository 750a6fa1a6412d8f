internal import Audit
public import ClinicVocabulary
internal import Database

extension AccessService {
  /// The clinic's accounts, the oldest first.
  public func accounts(_ session: ClinicToken) async throws -> Permitted<[AccountView]> {
    try await permit(session, .listAccounts, on: .clinic) { permit, transaction in
      try AccountRow.all(of: permit.clinic, in: transaction).map { account in
        AccountView(
          person: account.person, name: try account.name(keys), login: try account.login(keys),
          profile: account.profile, active: account.active,
          hasSecondFactor: account.seedConfirmed)
      }
    }
  }

  /// Closes an account, ends its sessions and takes back the invitations that it made; or opens it
  /// again.
  public func set(
    _ person: PersonID, active: Bool, _ session: ClinicToken
  ) async throws -> Permitted<AccountChange> {
    try await change(person, session, named: active ? "account.open" : "account.close") {
      account, permit, transaction in
      guard account.active != active else { return .notPossible }
      if !active, try !hasOther(account, transaction) { return .lastAdministrator }
      try AccountVersion(after: account, active: active)
        .insert(author: permit.person, at: permit.at, in: transaction)
      try Invitation.revoke(by: person, permit, in: transaction)
      return .changed
    }
  }

  /// Gives an account another role, speciality, number or the right to administer, and ends its
  /// sessions.
  public func set(
    _ person: PersonID, profile: AccountProfile, _ session: ClinicToken
  ) async throws -> Permitted<AccountChange> {
    try await change(person, session, named: "account.role") { account, permit, transaction in
      let isPatient = account.profile.role == .patient
      guard account.profile != profile, isPatient == (profile.role == .patient) else {
        return .notPossible
      }
      if !profile.roles.contains(.administrator), try !hasOther(account, transaction) {
        return .lastAdministrator
      }
      try AccountVersion(after: account, profile: profile)
        .insert(author: permit.person, at: permit.at, in: transaction)
      return .changed
    }
  }

  /// Takes a lost second factor away; the password is still needed, and the next sign-in sets up
  /// another.
  public func removeSecondFactor(
    of person: PersonID, _ session: ClinicToken
  ) async throws -> Permitted<AccountChange> {
    try await change(person, session, named: "account.secondFactor.remove") {
      account, permit, transaction in
      guard account.sealedSeed != nil else { return .notPossible }
      try account.removeSeed(in: transaction)
      return .changed
    }
  }

  /// Does `body` to another one's account; what changed it ends its sessions.
  private func change(
    _ person: PersonID, _ session: ClinicToken, named name: AuditCode,
    _ body: @escaping @Sendable (AccountRow, Permit, Transaction) throws -> AccountChange
  ) async throws -> Permitted<AccountChange> {
    try await permit(session, .changeAccount, on: .clinic) { permit, transaction in
      guard person != permit.person else { return .ownAccount }
      guard let account = try AccountRow.find(person, of: permit.clinic, in: transaction) else {
        return .notPossible
      }
      let outcome = try body(account, permit, transaction)
      guard outcome == .changed else { return outcome }
      try Session.end(
        of: person, permit.clinic, because: .accountChanged, at: permit.at, in: transaction)
      try log.record(AuditEvent(name, permit, on: AuditSubject("account", person)), in: transaction)
      return .changed
    }
  }

  private func hasOther(_ account: AccountRow, _ transaction: Transaction) throws -> Bool {
    guard account.profile.roles.contains(.administrator) else { return true }
    return try AccountRow.hasAdministrator(
      besides: account.person, of: account.clinic, in: transaction)
  }
}
