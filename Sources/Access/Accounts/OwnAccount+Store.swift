internal import ClinicVocabulary
internal import Database

extension OwnSession {
  static func all(
    of row: SessionRow, _ limits: AccessLimits, at now: Instant, in transaction: Transaction
  ) throws -> [OwnSession] {
    let idleSince = now.advanced(by: .zero - limits.idle)
    return try transaction.rows(
      """
      SELECT s.session_id, s.device_id, s.started_at, s.last_seen_at, d.label FROM session s
      JOIN device d ON d.clinic_id = s.clinic_id AND d.device_id = s.device_id
      WHERE s.clinic_id = \(row.account.clinic) AND s.person_id = \(row.account.person)
      AND s.ended_at IS NULL AND s.ends_at > \(now) AND s.last_seen_at > \(idleSince)
      AND d.revoked_at IS NULL ORDER BY s.last_seen_at DESC, s.session_id DESC
      """
    ).map { found in
      let id: SessionID = try found.id("session_id")
      return OwnSession(
        id: id, device: try found.id("device_id"), deviceLabel: try found.text("label"),
        startedAt: try found.instant("started_at"), lastSeenAt: try found.instant("last_seen_at"),
        isThis: id == row.id)
    }
  }
}

extension OwnDevice {
  static func all(of row: SessionRow, in transaction: Transaction) throws -> [OwnDevice] {
    try transaction.rows(
      """
      SELECT device_id, label, first_seen_at, last_seen_at FROM device
      WHERE clinic_id = \(row.account.clinic) AND person_id = \(row.account.person)
      AND revoked_at IS NULL ORDER BY last_seen_at DESC, device_id DESC
      """
    ).map { found in
      let id: DeviceID = try found.id("device_id")
      return OwnDevice(
        id: id, label: try found.text("label"), firstSeenAt: try found.instant("first_seen_at"),
        lastSeenAt: try found.instant("last_seen_at"), isThis: id == row.device)
    }
  }
}
