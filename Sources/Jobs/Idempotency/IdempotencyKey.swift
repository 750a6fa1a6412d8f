public import ClinicVocabulary
public import Database

/// Makes a post that may be sent again have its effect once.
///
/// The key, the effect and the result are written in one transaction, so there is no state between.
public struct IdempotencyKey: Sendable, Hashable {
  /// What the client sent: 1 to 200 bytes.
  public let text: String
  public let clinic: ClinicID
  /// Such as `POST /plans`.
  public let route: String
  /// Of everything that the request means: route, account and body. Another request under the same
  /// key is refused, so nobody gets another account's result.
  public let requestHash: [UInt8]

  public init(_ text: String, clinic: ClinicID, route: String, requestHash: [UInt8]) {
    self.text = text
    self.clinic = clinic
    self.route = route
    self.requestHash = requestHash
  }

  /// What is answered to the client.
  public struct Answer: Sendable, Hashable {
    /// Of HTTP.
    public let status: Int
    /// Where the result is, or its sealed body: it is stored as it is given.
    public let result: [UInt8]

    public init(status: Int, result: [UInt8]) {
      self.status = status
      self.result = result
    }
  }

  public enum Outcome: Sendable, Hashable {
    /// The effect happened now.
    case first(Answer)
    /// The effect happened before; this was answered then.
    case again(Answer)
    /// The key belongs to another request.
    case mismatch
  }

  /// Runs `effect` unless it was run under this key before.
  ///
  /// - Parameter expiry: after which the key may be forgotten; a day is usual.
  public func once(
    until expiry: Instant, in transaction: Transaction, _ effect: () throws -> Answer
  ) throws -> Outcome {
    let inserted = try transaction.execute(
      """
      INSERT INTO idempotency_key (clinic_id, idempotency_key, route, request_hash, expires_at)
      VALUES (\(clinic), \(text), \(route), \(requestHash), \(expiry))
      ON CONFLICT DO NOTHING
      """)
    guard inserted == 1 else { return try known(in: transaction) }
    let answer = try effect()
    try transaction.execute(
      """
      UPDATE idempotency_key SET status = \(answer.status), result = \(answer.result)
      WHERE clinic_id = \(clinic) AND idempotency_key = \(text)
      """)
    return .first(answer)
  }

  /// Forgets the keys that expired.
  public static func removeExpired(
    at instant: Instant, in transaction: Transaction
  ) throws(DatabaseFailure) {
    try transaction.execute("DELETE FROM idempotency_key WHERE expires_at <= \(instant)")
  }

  private func known(in transaction: Transaction) throws -> Outcome {
    let row = try transaction.firstRow(
      """
      SELECT route, request_hash, status, result FROM idempotency_key
      WHERE clinic_id = \(clinic) AND idempotency_key = \(text)
      """)
    guard let row, try row.text("route") == route, try row.blob("request_hash") == requestHash
    else { return .mismatch }
    return .again(Answer(status: Int(try row.integer("status")), result: try row.blob("result")))
  }
}
