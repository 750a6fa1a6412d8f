internal import ClinicVocabulary
internal import Database

extension AccountRow {
  func seed(_ keys: AccessKeys) throws -> TimeBasedCode? {
    guard let sealedSeed else { return nil }
    guard let seed = Base32.decode(try keys.open(sealedSeed, at: place("seed"))) else {
      throw AccessFailure(.unknownValue)
    }
    return TimeBasedCode(seed: seed)
  }

  func login(_ keys: AccessKeys) throws -> String? {
    try sealedLogin.map { try keys.open($0, at: place("login")) }
  }

  func name(_ keys: AccessKeys) throws -> String? {
    try sealedName.map { try keys.open($0, at: place("name")) }
  }

  func place(_ column: String) -> AccessKeys.Place { .init(column, clinic, person) }

  /// Keeps a seed that is still to be confirmed.
  func store(_ code: TimeBasedCode, keys: AccessKeys, in transaction: Transaction) throws {
    let sealed = try keys.seal(Base32.encode(code.seed), at: place("seed"))
    try transaction.execute(
      """
      UPDATE account SET sealed_seed = \(sealed), seed_confirmed_at = NULL, last_step = 0
      WHERE clinic_id = \(clinic) AND person_id = \(person)
      """)
  }

  func confirmSeed(at now: Instant, in transaction: Transaction) throws {
    try transaction.execute(
      """
      UPDATE account SET seed_confirmed_at = \(now) WHERE clinic_id = \(clinic)
      AND person_id = \(person)
      """)
  }

  /// Takes the second factor away; the next sign-in sets up another.
  func removeSeed(in transaction: Transaction) throws {
    try transaction.execute(
      """
      UPDATE account SET sealed_seed = NULL, seed_confirmed_at = NULL, last_step = 0
      WHERE clinic_id = \(clinic) AND person_id = \(person)
      """)
    try transaction.execute(
      "DELETE FROM recovery_code WHERE clinic_id = \(clinic) AND person_id = \(person)")
  }

  /// Whether the step was still unused; it is used now.
  func use(step: Int64, in transaction: Transaction) throws -> Bool {
    try transaction.execute(
      """
      UPDATE account SET last_step = \(step) WHERE clinic_id = \(clinic)
      AND person_id = \(person) AND last_step < \(step)
      """) == 1
  }

  /// Whether the code was one that is unused; it is used now.
  func use(
    recoveryCode: String, keys: AccessKeys, at now: Instant, in transaction: Transaction
  ) throws -> Bool {
    try transaction.execute(
      """
      UPDATE recovery_code SET used_at = \(now) WHERE clinic_id = \(clinic)
      AND person_id = \(person) AND code_digest = \(digest(recoveryCode, keys))
      AND used_at IS NULL
      """) == 1
  }

  func replaceRecoveryCodes(
    _ codes: [String], keys: AccessKeys, at now: Instant, in transaction: Transaction
  ) throws {
    try transaction.execute(
      "DELETE FROM recovery_code WHERE clinic_id = \(clinic) AND person_id = \(person)")
    for code in codes {
      try transaction.execute(
        """
        INSERT INTO recovery_code (clinic_id, person_id, code_digest, made_at) VALUES (\(clinic),
        \(person), \(digest(code, keys)), \(now))
        """)
    }
  }

  func recoveryCodesLeft(in transaction: Transaction) throws -> Int {
    let row = try transaction.firstRow(
      """
      SELECT count(*) AS left_over FROM recovery_code WHERE clinic_id = \(clinic)
      AND person_id = \(person) AND used_at IS NULL
      """)
    return Int(try row?.integer("left_over") ?? 0)
  }

  private func digest(_ code: String, _ keys: AccessKeys) -> [UInt8] {
    keys.digest("\(person.text) \(RecoveryCode.folded(code))", kind: .recoveryCode)
  }
}
