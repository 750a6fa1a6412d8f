internal import ClinicVocabulary
internal import Database

/// A session that has not ended, with the account that it is of.
struct SessionRow: Sendable {
  let id: SessionID
  let device: DeviceID
  let stage: SessionStage
  let startedAt: Instant
  let lastSeenAt: Instant
  let endsAt: Instant
  let account: AccountRow

  /// The session whose token this is: nil when there is none, it ended or ran out, its device was
  /// revoked, or its account is not active.
  static func find(
    _ key: ClinicToken, keys: AccessKeys, limits: AccessLimits, at now: Instant,
    in transaction: Transaction
  ) throws -> SessionRow? {
    let digest = keys.digest(key.token.text, kind: .session)
    let row = try transaction.firstRow(
      """
      SELECT s.session_id, s.device_id, s.stage, s.started_at, s.last_seen_at, s.ends_at,
      \(AccountRow.columns) FROM session s JOIN device d ON d.clinic_id = s.clinic_id
      AND d.device_id = s.device_id JOIN account a ON a.clinic_id = s.clinic_id
      AND a.person_id = s.person_id JOIN account_version v ON v.clinic_id = a.clinic_id
      AND v.person_id = a.person_id AND v.version = a.current_version
      WHERE s.clinic_id = \(key.clinic) AND s.token_digest = \(digest) AND s.ended_at IS NULL
      AND d.revoked_at IS NULL AND v.active = 1
      """)
    guard let session = try row.map(SessionRow.init), session.isGood(at: now, limits) else {
      return nil
    }
    return session
  }

  private init(_ row: SQLRow) throws {
    guard let stage = SessionStage(rawValue: try row.text("stage")) else {
      throw AccessFailure(.unknownValue)
    }
    id = try row.id("session_id")
    device = try row.id("device_id")
    self.stage = stage
    startedAt = try row.instant("started_at")
    lastSeenAt = try row.instant("last_seen_at")
    endsAt = try row.instant("ends_at")
    account = try AccountRow(row)
  }

  private func isGood(at now: Instant, _ limits: AccessLimits) -> Bool {
    now < endsAt && now < lastSeenAt.advanced(by: limits.idle) && now >= startedAt
  }

  /// Whether a second factor may be set up now.
  var mayEnrol: Bool {
    switch stage {
    case .enrolment: true
    case .full: !account.seedConfirmed
    case .secondFactor: false
    }
  }

  var asker: Asker {
    Asker(
      clinic: account.clinic, person: account.person, role: account.profile.role,
      administers: account.profile.administers, speciality: account.profile.speciality,
      patient: account.patient, session: id)
  }

  /// Writes that the session was used, at most once a minute.
  func touch(_ limits: AccessLimits, at now: Instant, in transaction: Transaction) throws {
    guard now.duration(since: lastSeenAt) >= limits.lastSeenGrain else { return }
    try transaction.execute(
      """
      UPDATE session SET last_seen_at = \(now) WHERE clinic_id = \(account.clinic)
      AND session_id = \(id)
      """)
  }
}

extension Session {
  /// Begins one and answers its token, of which only the digest is kept.
  static func begin(
    _ account: AccountRow, on device: DeviceID, stage: SessionStage, startedAt: Instant,
    endsAt: Instant, at now: Instant, keys: AccessKeys, in transaction: Transaction
  ) throws -> ClinicToken {
    let key = ClinicToken(account.clinic)
    try transaction.execute(
      """
      INSERT INTO session (clinic_id, session_id, person_id, device_id, token_digest, stage,
      started_at, last_seen_at, ends_at) VALUES (\(account.clinic), \(SessionID(at: now)),
      \(account.person), \(device), \(keys.digest(key.token.text, kind: .session)),
      \(stage.rawValue), \(startedAt), \(now), \(endsAt))
      """)
    return key
  }

  /// Ends those of the account beyond the `count` that were used last.
  static func endBeyond(
    _ count: Int, of account: AccountRow, at now: Instant, in transaction: Transaction
  ) throws {
    try transaction.execute(
      """
      UPDATE session SET ended_at = \(now), end_reason = \(SessionEnd.revoked.rawValue)
      WHERE clinic_id = \(account.clinic) AND person_id = \(account.person) AND ended_at IS NULL
      AND session_id NOT IN (SELECT session_id FROM session WHERE clinic_id = \(account.clinic)
        AND person_id = \(account.person) AND ended_at IS NULL
        ORDER BY last_seen_at DESC, session_id DESC LIMIT \(count))
      """)
  }

  /// Ends those of the person that have not ended, or one of them.
  ///
  /// - Returns: how many.
  @discardableResult
  static func end(
    of person: PersonID, _ clinic: ClinicID, only: SessionID? = nil, besides: SessionID? = nil,
    device: DeviceID? = nil, because reason: SessionEnd, at now: Instant,
    in transaction: Transaction
  ) throws -> Int {
    var condition: SQL = "clinic_id = \(clinic) AND person_id = \(person) AND ended_at IS NULL"
    if let only { condition = "\(condition) AND session_id = \(only)" }
    if let besides { condition = "\(condition) AND session_id <> \(besides)" }
    if let device { condition = "\(condition) AND device_id = \(device)" }
    return try transaction.execute(
      "UPDATE session SET ended_at = \(now), end_reason = \(reason.rawValue) WHERE \(condition)")
  }
}
