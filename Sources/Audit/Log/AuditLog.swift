internal import ClinicVocabulary
internal import Crypto
public import Database

/// Writes events into the transaction of what they tell of.
public struct AuditLog: Sendable {
  private let sealing: SymmetricKey

  public init(_ keys: AuditKeys) { sealing = keys.sealing }

  /// Writes `event`; it takes its place in the tree when the sequencer comes by.
  ///
  /// - Parameter sealedReason: why, in the person's words, sealed with the key of the patient whom
  ///   it concerns; its hash becomes part of the log.
  /// - Throws: `DatabaseFailure`; then the whole transaction must not be kept.
  public func record(
    _ event: AuditEvent, sealedReason: [UInt8]? = nil, in transaction: Transaction
  ) throws(DatabaseFailure) {
    let event = sealedReason.map(event.withReason) ?? event
    let sealed = SealedEvent(event, sealedWith: sealing)
    try transaction.execute(sealed.insertion)
    guard let sealedReason else { return }
    try transaction.execute(
      """
      INSERT INTO audit_reason (clinic_id, event_id, sealed)
      VALUES (\(event.context.clinic), \(event.id), \(sealedReason))
      """)
  }
}

extension AuditEvent {
  fileprivate func withReason(_ sealed: [UInt8]) -> AuditEvent {
    AuditEvent(
      id: id, context: context, action: action, subject: subject, patient: patient,
      reasonDigest: Array(SHA256.hash(data: sealed)))
  }
}
