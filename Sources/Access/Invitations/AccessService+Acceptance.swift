internal import Audit
internal import ClinicVocabulary
internal import Database

extension AccessService {
  /// Accepts an invitation: the account is made, or its password set, and the session begins where
  /// the password leads. Of several who use one link, one succeeds.
  public func accept(
    _ link: ClinicToken, _ acceptance: Acceptance
  ) async throws -> AcceptanceOutcome {
    let now = outside.now()
    let found = try await database.read(.clinic(link.clinic)) { transaction in
      try InvitationRow.find(link, keys: keys, at: now, in: transaction)
    }
    guard let invitation = found else { return .gone }
    let login = LoginName(acceptance.login)
    if invitation.person == nil, login == nil { return .login }
    let personal = [try invitation.name(keys), login?.text].compactMap(\.self)
    if let refusal = acceptance.password.refusal(personal: personal) { return .password(refusal) }
    let hash = try await hasher.hash(acceptance.password)
    do {
      return try await database.write(.clinic(link.clinic)) { transaction in
        let now = outside.now()
        guard try invitation.accept(at: now, in: transaction) else { return .gone }
        let entered =
          if let person = invitation.person {
            try renew(person, hash, at: now, of: invitation, in: transaction)
          } else {
            try enter(login, hash, at: now, by: invitation, in: transaction)
          }
        guard let account = entered else { return .gone }
        return .accepted(
          try begin(account, acceptance.device, acceptance.deviceLabel, at: now, in: transaction))
      }
    } catch let failure as DatabaseFailure where failure.code == .unique {
      return .loginTaken
    }
  }

  /// The new account of an invitation.
  private func enter(
    _ login: LoginName?, _ hash: PasswordHash, at now: Instant, by invitation: InvitationRow,
    in transaction: Transaction
  ) throws -> AccountRow? {
    guard let login else { return nil }
    let account = try NewAccount(
      invitation.clinic, invitation.profile, name: invitation.name(keys), login: login,
      patient: invitation.patient, hash, keys: keys, at: now)
    try account.insert(author: invitation.author, at: now, in: transaction)
    return try opened(account.person, by: invitation, "account.join", at: now, in: transaction)
  }

  /// The account of an invitation to choose a new password, which ends its sessions.
  private func renew(
    _ person: PersonID, _ hash: PasswordHash, at now: Instant, of invitation: InvitationRow,
    in transaction: Transaction
  ) throws -> AccountRow? {
    guard let account = try AccountRow.find(person, of: invitation.clinic, in: transaction),
      account.active
    else { return nil }
    try account.set(hash, at: now, in: transaction)
    try Session.end(
      of: person, invitation.clinic, because: .accountChanged, at: now, in: transaction)
    return try opened(person, by: invitation, "password.renew", at: now, in: transaction)
  }

  private func opened(
    _ person: PersonID, by invitation: InvitationRow, _ action: AuditCode, at now: Instant,
    in transaction: Transaction
  ) throws -> AccountRow? {
    guard let account = try AccountRow.find(person, of: invitation.clinic, in: transaction) else {
      return nil
    }
    try log.record(AuditEvent(action, account: account, at: now), in: transaction)
    return account
  }

  /// A session of an account whose password was just chosen.
  func begin(
    _ account: AccountRow, _ cookie: Token?, _ label: String, at now: Instant,
    in transaction: Transaction
  ) throws -> SignedIn {
    let device = try Device.enter(
      cookie, label: label, of: account, at: now, keys: keys, in: transaction)
    let stage = account.stageAfterPassword
    let session = try Session.begin(
      account, on: device.id, stage: stage, startedAt: now,
      endsAt: now.advanced(by: stage == .full ? limits.absolute : limits.pending), at: now,
      keys: keys, in: transaction)
    try Session.endBeyond(limits.sessions, of: account, at: now, in: transaction)
    return SignedIn(session: session, stage: stage, device: device.token)
  }
}

extension NewAccount {
  /// An account whose names are sealed; a patient's keeps none.
  init(
    _ clinic: ClinicID, _ profile: AccountProfile, name: String?, login: LoginName,
    patient: PatientID?, _ hash: PasswordHash, keys: AccessKeys, at now: Instant
  ) throws {
    let person = PersonID(at: now)
    let seal = { (text: String, column: String) in
      try keys.seal(text, at: .init(column, clinic, person))
    }
    let isPatient = profile.role == .patient
    self.init(
      clinic: clinic, person: person, profile: profile,
      loginDigest: keys.digest(login.text, kind: .login), patient: patient, passwordHash: hash,
      sealedName: isPatient ? nil : try seal(name ?? login.text, "name"),
      sealedLogin: isPatient ? nil : try seal(login.text, "login"))
  }
}
