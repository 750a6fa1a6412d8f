internal import Audit
internal import ClinicVocabulary
internal import Database

extension AccessService {
  /// Checks a code of six digits, or a recovery code, and goes on under a new token.
  public func confirmSecondFactor(
    _ session: ClinicToken, code: String
  ) async throws -> SecondFactorOutcome {
    try await database.write(.clinic(session.clinic)) { transaction in
      let now = outside.now()
      guard let row = try find(session, at: now, in: transaction), row.stage == .secondFactor else {
        return .signedOut
      }
      switch try check(code, of: row.account, at: now, in: transaction) {
      case .wait(let until): return .wait(until: until)
      case .wrong: return .wrong
      case .right(let kind):
        let signedIn = try rotate(row, at: now, in: transaction)
        try log.record(AuditEvent(kind.event, account: row.account, at: now), in: transaction)
        return .signedIn(signedIn)
      }
    }
  }

  /// What to set up an authenticator application with; the same until it is confirmed.
  ///
  /// - Returns: nil unless the session is at `.enrolment`, or is of someone who need not have a second
  ///   factor and has none yet.
  public func enrolment(_ session: ClinicToken) async throws -> Enrolment? {
    let fresh = TimeBasedCode.random()
    return try await database.write(.clinic(session.clinic)) { transaction in
      let now = outside.now()
      guard let row = try find(session, at: now, in: transaction), row.mayEnrol else { return nil }
      let code = try row.account.seed(keys) ?? fresh
      if row.account.sealedSeed == nil {
        try row.account.store(code, keys: keys, in: transaction)
      }
      let clinic = try transaction.firstRow(
        "SELECT name FROM clinic WHERE clinic_id = \(session.clinic)")
      return Enrolment(
        seed: Base32.encode(code.seed),
        address: code.address(
          account: try row.account.login(keys) ?? "", clinic: try clinic?.text("name") ?? ""))
    }
  }

  /// Checks the first code of a new second factor, makes recovery codes, and goes on under a new
  /// token.
  public func confirmEnrolment(
    _ session: ClinicToken, code: String
  ) async throws -> EnrolmentOutcome {
    let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.random() }
    return try await database.write(.clinic(session.clinic)) { transaction in
      let now = outside.now()
      guard let row = try find(session, at: now, in: transaction), row.mayEnrol else {
        return .signedOut
      }
      switch try check(code, of: row.account, recovery: false, at: now, in: transaction) {
      case .wait(let until): return .wait(until: until)
      case .wrong: return .wrong
      case .right:
        try row.account.confirmSeed(at: now, in: transaction)
        try row.account.replaceRecoveryCodes(codes, keys: keys, at: now, in: transaction)
        let signedIn = try rotate(row, at: now, in: transaction)
        try log.record(
          AuditEvent("secondFactor.enrolled", account: row.account, at: now), in: transaction)
        return .enrolled(signedIn, recoveryCodes: codes)
      }
    }
  }

  enum CodeKind: Sendable {
    case code, recoveryCode

    var event: AuditCode { self == .code ? "signIn.code" : "signIn.recoveryCode" }
  }

  enum CodeCheck: Sendable {
    case right(CodeKind)
    case wrong
    case wait(Instant)
  }

  /// Checks a code under the account's own throttle and marks it as used.
  func check(
    _ code: String, of account: AccountRow, recovery: Bool = true, at now: Instant,
    in transaction: Transaction
  ) throws -> CodeCheck {
    let subject = keys.digest("second factor \(account.person.text)", kind: .throttle)
    if let until = try Throttle.account.reserve(subject, at: now, in: transaction) {
      return .wait(until)
    }
    let kind: CodeKind
    if recovery, RecoveryCode.looksLike(code) {
      kind = .recoveryCode
      guard try account.use(recoveryCode: code, keys: keys, at: now, in: transaction) else {
        return try refuse(account, at: now, in: transaction)
      }
    } else {
      kind = .code
      guard
        let step = try account.seed(keys)?.step(of: code, at: now, after: account.lastStep),
        try account.use(step: step, in: transaction)
      else { return try refuse(account, at: now, in: transaction) }
    }
    try Throttle.forget(subject, in: transaction)
    return .right(kind)
  }

  private func refuse(
    _ account: AccountRow, at now: Instant, in transaction: Transaction
  ) throws -> CodeCheck {
    try log.record(AuditEvent("secondFactor.refused", account: account, at: now), in: transaction)
    return .wrong
  }

  /// Ends the session and begins the same one, fully signed in, under another token.
  func rotate(
    _ row: SessionRow, at now: Instant, in transaction: Transaction
  ) throws -> SignedIn {
    let account = row.account
    try Session.end(
      of: account.person, account.clinic, only: row.id, because: .rotated, at: now, in: transaction)
    let session = try Session.begin(
      account, on: row.device, stage: .full, startedAt: row.startedAt,
      endsAt: row.startedAt.advanced(by: limits.absolute), at: now, keys: keys, in: transaction)
    return SignedIn(session: session, stage: .full, device: nil)
  }

  func find(
    _ session: ClinicToken, at now: Instant, in transaction: Transaction
  ) throws -> SessionRow? {
    try SessionRow.find(session, keys: keys, limits: limits, at: now, in: transaction)
  }
}
