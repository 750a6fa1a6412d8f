internal import ClinicVocabulary
internal import Crypto

/// An event with the seal that only who holds the log's key can make.
///
/// The seal shows that a row was written by the program, also before the event has its place in the
/// tree. It is part of the leaf, so that all columns of a row are.
package struct SealedEvent: Sendable, Hashable {
  let event: AuditEvent
  /// HMAC-SHA256 of the event's canonical bytes.
  let seal: [UInt8]

  init(_ event: AuditEvent, seal: [UInt8]) {
    self.event = event
    self.seal = seal
  }

  init(_ event: AuditEvent, sealedWith key: SymmetricKey) {
    self.init(
      event,
      seal: Array(HMAC<SHA256>.authenticationCode(for: event.canonical.bytes, using: key)))
  }

  func isSealed(with key: SymmetricKey) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      seal, authenticating: event.canonical.bytes, using: key)
  }

  /// The leaf of RFC 9162 without its first byte.
  var leaf: [UInt8] {
    var leaf = event.canonical
    leaf.append(seal)
    return leaf.bytes
  }

  package var leafHash: MerkleHash { MerkleHash(leaf: leaf) }
}

extension AuditEvent {
  /// Every column of the event's row, in the order of the table.
  var canonical: CanonicalBytes {
    var encoding = CanonicalBytes("aglae.audit-event/1")
    encoding.append(context.clinic.text)
    encoding.append(id.text)
    encoding.append(context.at.microseconds)
    encoding.append(context.person?.text)
    encoding.append(context.role.text)
    encoding.append(context.purpose.text)
    encoding.append(context.relation.text)
    encoding.append(action.text)
    encoding.append(subject.kind.text)
    encoding.append(subject.id)
    encoding.append(patient?.text)
    encoding.append(reasonDigest)
    return encoding
  }
}
