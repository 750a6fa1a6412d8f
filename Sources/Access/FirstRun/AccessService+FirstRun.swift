internal import Audit
internal import ClinicVocabulary
internal import Database
internal import Foundation

extension AccessService {
  /// Whether the installation still waits for its first clinic.
  public func isFirstRun() async throws -> Bool {
    try await database.read(.installation) { transaction in
      try transaction.firstRow("SELECT 1 FROM first_run") == nil
    }
  }

  /// Makes the first clinic, its first site and its first account, and closes set-up for ever. Of
  /// several at once, one succeeds.
  public func firstRun(_ draft: FirstRunDraft) async throws -> FirstRunOutcome {
    guard try await isFirstRun() else { return .closed }
    if let wait = try await checkSetUpCode(draft.code) {
      return wait == 0 ? .fields([.code]) : .wait(seconds: wait)
    }
    let wrong = draft.wrongFields
    guard wrong.isEmpty, let login = LoginName(draft.login) else { return .fields(wrong) }
    let personal = [draft.name, login.text, draft.clinicName]
    if let refusal = draft.password.refusal(personal: personal) { return .password(refusal) }
    let hash = try await hasher.hash(draft.password)
    do {
      return try await database.write(.installation) { transaction in
        try complete(draft, login, hash, in: transaction)
      }
    } catch let failure as DatabaseFailure where failure.code == .unique {
      return .closed
    }
  }

  private func complete(
    _ draft: FirstRunDraft, _ login: LoginName, _ hash: PasswordHash, in transaction: Transaction
  ) throws -> FirstRunOutcome {
    let now = outside.now()
    let clinic = ClinicID(at: now)
    try transaction.execute(
      """
      INSERT INTO clinic (clinic_id, name, time_zone, recorded_at) VALUES (\(clinic),
      \(draft.clinicName), \(draft.timeZone), \(now))
      """)
    try transaction.execute(
      """
      INSERT INTO first_run (one, first_clinic_id, completed_at) VALUES (1, \(clinic), \(now))
      """)
    try transaction.execute(
      """
      INSERT INTO site (clinic_id, site_id, name, recorded_at) VALUES (\(clinic),
      \(SiteID(at: now)), \(draft.siteName), \(now))
      """)
    let new = try NewAccount(
      clinic, draft.profile, name: draft.name, login: login, patient: nil, hash, keys: keys,
      at: now)
    try new.insert(author: new.person, at: now, in: transaction)
    guard let account = try AccountRow.find(new.person, of: clinic, in: transaction) else {
      throw AccessFailure(.unknownValue)
    }
    try log.record(AuditEvent("clinic.begin", account: account, at: now), in: transaction)
    return .completed(try begin(account, nil, draft.deviceLabel, at: now, in: transaction))
  }

  /// nil for the right code, 0 for a wrong one, else the seconds until one may be tried.
  private func checkSetUpCode(_ typed: String) async throws -> Int? {
    guard let setUpCode else { return nil }
    let now = outside.now()
    let subject = keys.digest("set-up code", kind: .throttle)
    let until = try await database.write(.installation) { transaction in
      try Throttle.account.reserve(subject, at: now, in: transaction)
    }
    if let until { return Int(until.duration(since: now).components.seconds) + 1 }
    guard constantTimeEqual(RecoveryCode.folded(typed), RecoveryCode.folded(setUpCode)) else {
      return 0
    }
    try await database.write(.installation) { transaction in
      try Throttle.forget(subject, in: transaction)
    }
    return nil
  }
}

extension FirstRunDraft {
  var wrongFields: Set<FirstRunField> {
    var fields: Set<FirstRunField> = []
    for (field, text) in [
      (FirstRunField.clinicName, clinicName), (.siteName, siteName), (.name, name),
    ]
    where !(1...200).contains(text.count) {
      fields.insert(field)
    }
    if !TimeZone.knownTimeZoneIdentifiers.contains(timeZone) { fields.insert(.timeZone) }
    if !profile.roles.contains(.administrator) { fields.insert(.profile) }
    if LoginName(login) == nil { fields.insert(.login) }
    return fields
  }
}
