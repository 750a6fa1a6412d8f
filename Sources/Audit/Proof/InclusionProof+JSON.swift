internal import ClinicVocabulary

extension InclusionProof {
  /// The document `aglae.audit-proof/1`.
  public func json() throws -> [UInt8] {
    try exported(
      Document(
        event: Event(event), index: index, head: head, path: path.map { HexBytes($0.bytes) },
        consistency: consistency.map {
          .init(earlier: $0.earlier, path: $0.path.map { HexBytes($0.bytes) })
        }))
  }

  private struct Document: Encodable {
    let schema = "aglae.audit-proof/1"
    let event: Event
    let index: Int
    let head: SignedHead
    let path: [HexBytes]
    let consistency: Consistency?

    struct Consistency: Encodable {
      let earlier: SignedHead
      let path: [HexBytes]
    }
  }

  private struct Event: Encodable {
    let clinic: String
    let id: String
    /// Microseconds since 1970 in UTC.
    let at: Int64
    let person: String?
    let role: String
    let purpose: String
    let relation: String
    let action: String
    let subjectKind: String
    let subjectID: String
    let patient: String?
    let reasonDigest: HexBytes?
    let seal: HexBytes

    init(_ sealed: SealedEvent) {
      let event = sealed.event
      clinic = event.context.clinic.text
      id = event.id.text
      at = event.context.at.microseconds
      person = event.context.person?.text
      role = event.context.role.text
      purpose = event.context.purpose.text
      relation = event.context.relation.text
      action = event.action.text
      subjectKind = event.subject.kind.text
      subjectID = event.subject.id
      patient = event.patient?.text
      reasonDigest = event.reasonDigest.map(HexBytes.init)
      seal = HexBytes(sealed.seal)
    }
  }
}
