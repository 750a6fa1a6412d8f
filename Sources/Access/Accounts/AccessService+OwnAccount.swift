internal import Audit
public import ClinicVocabulary
internal import Database

extension AccessService {
  /// Who is signed in; nil when no one is. It is not a read of data and not recorded.
  public func session(_ session: ClinicToken) async throws -> SessionView? {
    let now = outside.now()
    return try await database.read(.clinic(session.clinic)) { transaction in
      guard let row = try find(session, at: now, in: transaction) else { return nil }
      let clinic = try transaction.firstRow(
        "SELECT name FROM clinic WHERE clinic_id = \(session.clinic)")
      return SessionView(
        clinic: session.clinic, clinicName: try clinic?.text("name") ?? "",
        person: row.account.person, name: try row.account.name(keys),
        profile: row.account.profile, patient: row.account.patient, stage: row.stage,
        endsAt: min(row.endsAt, row.lastSeenAt.advanced(by: limits.idle)))
    }
  }

  /// Ends the session.
  public func signOut(_ session: ClinicToken) async throws {
    let now = outside.now()
    try await database.write(.clinic(session.clinic)) { transaction in
      guard let row = try find(session, at: now, in: transaction) else { return }
      try Session.end(
        of: row.account.person, session.clinic, only: row.id, because: .signedOut, at: now,
        in: transaction)
      try log.record(AuditEvent("signOut", account: row.account, at: now), in: transaction)
    }
  }

  /// One's own sessions and devices.
  public func ownAccount(_ session: ClinicToken) async throws -> Permitted<OwnAccount> {
    try await permit(session, .seeOwnAccount, on: .clinic) { permit, transaction in
      guard let row = try find(session, at: permit.at, in: transaction) else {
        throw AccessFailure(.unknownValue)
      }
      return OwnAccount(
        sessions: try OwnSession.all(of: row, limits, at: permit.at, in: transaction),
        devices: try OwnDevice.all(of: row, in: transaction),
        recoveryCodesLeft: try row.account.recoveryCodesLeft(in: transaction),
        hasSecondFactor: row.account.seedConfirmed)
    }
  }

  /// Ends one of one's own sessions.
  ///
  /// - Returns: whether there was one.
  public func end(_ id: SessionID, _ session: ClinicToken) async throws -> Permitted<Bool> {
    try await permit(session, .changeOwnAccount, on: .clinic) { permit, transaction in
      let ended = try Session.end(
        of: permit.person, permit.clinic, only: id, because: .revoked, at: permit.at,
        in: transaction)
      guard ended == 1 else { return false }
      try log.record(
        AuditEvent("session.end", permit, on: AuditSubject("session", id)), in: transaction)
      return true
    }
  }

  /// Revokes one of one's own devices and ends its sessions.
  ///
  /// - Returns: whether there was one.
  public func revoke(_ device: DeviceID, _ session: ClinicToken) async throws -> Permitted<Bool> {
    try await permit(session, .changeOwnAccount, on: .clinic) { permit, transaction in
      let revoked = try transaction.execute(
        """
        UPDATE device SET revoked_at = \(permit.at) WHERE clinic_id = \(permit.clinic)
        AND device_id = \(device) AND person_id = \(permit.person) AND revoked_at IS NULL
        """)
      guard revoked == 1 else { return false }
      try Session.end(
        of: permit.person, permit.clinic, device: device, because: .revoked, at: permit.at,
        in: transaction)
      try log.record(
        AuditEvent("device.revoke", permit, on: AuditSubject("device", device)), in: transaction)
      return true
    }
  }

  /// Makes new recovery codes in place of the old, after a code of the second factor.
  ///
  /// - Returns: nil when the code is wrong or must wait.
  public func renewRecoveryCodes(
    _ session: ClinicToken, code: String
  ) async throws -> Permitted<[String]?> {
    let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.random() }
    return try await permit(session, .changeOwnAccount, on: .clinic) { permit, transaction in
      guard let account = try AccountRow.find(permit.person, of: permit.clinic, in: transaction),
        case .right = try check(
          code, of: account, recovery: false, at: permit.at, in: transaction)
      else { return nil }
      try account.replaceRecoveryCodes(codes, keys: keys, at: permit.at, in: transaction)
      try log.record(
        AuditEvent("recoveryCodes.renew", permit, on: AuditSubject("account", permit.person)),
        in: transaction)
      return codes
    }
  }
}
