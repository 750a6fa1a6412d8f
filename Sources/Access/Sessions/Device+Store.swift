internal import ClinicVocabulary
internal import Database

extension Device {
  /// The person's device whose cookie this is, or a new one.
  ///
  /// - Returns: its id, and the token that its cookie is to hold.
  static func enter(
    _ cookie: Token?, label: String, of account: AccountRow, at now: Instant, keys: AccessKeys,
    in transaction: Transaction
  ) throws -> (id: DeviceID, token: Token) {
    if let cookie, let id = try find(cookie, of: account, keys: keys, in: transaction) {
      try transaction.execute(
        """
        UPDATE device SET last_seen_at = \(now) WHERE clinic_id = \(account.clinic)
        AND device_id = \(id)
        """)
      return (id, cookie)
    }
    let (id, token) = (DeviceID(at: now), Token.random())
    try transaction.execute(
      """
      INSERT INTO device (clinic_id, device_id, person_id, token_digest, label, first_seen_at,
      last_seen_at) VALUES (\(account.clinic), \(id), \(account.person),
      \(keys.digest(token.text, kind: .device)), \(String(label.prefix(80))), \(now), \(now))
      """)
    return (id, token)
  }

  /// The device whose cookie this is, when the account's second factor, or its whole sign-in, was once
  /// given there. One statement runs in any case.
  static func known(
    _ cookie: Token, to account: AccountRow?, keys: AccessKeys, in transaction: Transaction
  ) throws -> DeviceID? {
    let found = try transaction.firstRow(
      """
      SELECT d.device_id, d.clinic_id, d.person_id FROM device d
      WHERE d.token_digest = \(keys.digest(cookie.text, kind: .device)) AND d.revoked_at IS NULL
      AND EXISTS (SELECT 1 FROM session s WHERE s.clinic_id = d.clinic_id
      AND s.device_id = d.device_id AND s.stage = 'full')
      """)
    guard let found, let account, try found.id("clinic_id") == account.clinic,
      try found.id("person_id") == account.person
    else { return nil }
    return try found.id("device_id")
  }

  private static func find(
    _ cookie: Token, of account: AccountRow, keys: AccessKeys, in transaction: Transaction
  ) throws -> DeviceID? {
    try transaction.firstRow(
      """
      SELECT device_id FROM device WHERE clinic_id = \(account.clinic)
      AND person_id = \(account.person) AND revoked_at IS NULL
      AND token_digest = \(keys.digest(cookie.text, kind: .device))
      """)?.id("device_id")
  }
}
