internal import Audit
internal import ClinicVocabulary
internal import Database

extension AccessService {
  /// Checks sign-in name and password and begins a session, which still needs its second factor
  /// where the account has one or must have one.
  ///
  /// The same statements run and the same work is done whether or not an account has the name. A
  /// device that has signed in to the account before counts its failures for itself, so that a stranger
  /// who fails on purpose keeps nobody out of their own browser.
  ///
  /// - Throws: `DatabaseFailure`, `AccessFailure`.
  public func signIn(_ attempt: SignInAttempt) async throws -> SignInOutcome {
    let login = keys.digest(LoginName.folded(attempt.login), kind: .login)
    let network = keys.digest("network \(attempt.network)", kind: .throttle)
    let (start, sweeps) = (outside.now(), Int.random(in: 0..<64) == 0)
    let opened = try await database.write(.installation) { transaction in
      if sweeps { try Throttle.account.sweep(at: start, in: transaction) }
      return try open(attempt, login: login, network: network, at: start, in: transaction)
    }
    guard case .proceed(let account, let subject) = opened else {
      if case .wait(let until) = opened { return .wait(until: until) }
      return .refused
    }
    let hash = account?.passwordHash ?? hasher.nobody
    let matches = try await hasher.matches(attempt.password, hash)
    guard matches, let account, account.active else {
      try await recordFailure(account, subject)
      return .refused
    }
    let renewed = hash.isWeaker(than: hasher.cost) ? try await hasher.hash(attempt.password) : nil
    return try await database.write(.installation) { transaction in
      try Throttle.forget(subject, in: transaction)
      try Throttle.release(network, in: transaction)
      return try begin(attempt, account, renewed: renewed, in: transaction)
    }
  }

  private enum Opened: Sendable {
    case wait(Instant)
    /// - Parameter subject: under which a failure counts.
    case proceed(AccountRow?, subject: [UInt8])
  }

  private func open(
    _ attempt: SignInAttempt, login: [UInt8], network: [UInt8], at now: Instant,
    in transaction: Transaction
  ) throws -> Opened {
    if let until = try Throttle.address.reserve(network, at: now, in: transaction) {
      return .wait(until)
    }
    let account = try AccountRow.find(login: login, in: transaction)
    let device = try Device.known(
      attempt.device ?? .random(), to: account, keys: keys, in: transaction)
    let subject = device.map { keys.digest("device \($0)", kind: .throttle) } ?? login
    if let until = try Throttle.account.reserve(subject, at: now, in: transaction) {
      return .wait(until)
    }
    return .proceed(account, subject: subject)
  }

  /// Writes something in either case, so that the time does not tell whether there is an account.
  private func recordFailure(_ account: AccountRow?, _ subject: [UInt8]) async throws {
    let now = outside.now()
    try await database.write(.installation) { transaction in
      try Throttle.date(subject, at: now, in: transaction)
      guard let account else { return }
      try log.record(AuditEvent("signIn.refused", account: account, at: now), in: transaction)
    }
  }

  private func begin(
    _ attempt: SignInAttempt, _ checked: AccountRow, renewed: PasswordHash?,
    in transaction: Transaction
  ) throws -> SignInOutcome {
    let now = outside.now()
    // The account may have changed while the password was hashed.
    guard
      let account = try AccountRow.find(checked.person, of: checked.clinic, in: transaction),
      account.active, account.passwordHash == checked.passwordHash
    else { return .refused }
    if let renewed { try account.store(renewed, in: transaction) }
    let signedIn = try begin(
      account, attempt.device, attempt.deviceLabel, at: now, in: transaction)
    let action: AuditCode = signedIn.stage == .full ? "signIn" : "signIn.password"
    try log.record(AuditEvent(action, account: account, at: now), in: transaction)
    return .signedIn(signedIn)
  }
}

extension AccountRow {
  func store(_ hash: PasswordHash, in transaction: Transaction) throws {
    try transaction.execute(
      """
      UPDATE account SET password_hash = \(hash.text) WHERE clinic_id = \(clinic)
      AND person_id = \(person)
      """)
  }
}
