public import ClinicVocabulary

/// One thing that was seen, changed or refused. It holds ids and codes, never a name or a value.
public struct AuditEvent: Sendable, Hashable {
  public typealias ID = Identifier<AuditEvent>

  public let id: ID
  public let context: AuditContext
  /// What was done, such as `read`, `create`, `erase` or `refused`.
  public let action: AuditCode
  public let subject: AuditSubject
  /// Whom it concerns; nil for what concerns nobody who is cared for.
  public let patient: PatientID?
  /// SHA-256 of the sealed reason, which lies beside the event and can no longer be opened once the
  /// patient is erased.
  public let reasonDigest: [UInt8]?

  public init(
    id: ID, context: AuditContext, action: AuditCode, subject: AuditSubject, patient: PatientID?,
    reasonDigest: [UInt8]? = nil
  ) {
    self.id = id
    self.context = context
    self.action = action
    self.subject = subject
    self.patient = patient
    self.reasonDigest = reasonDigest
  }

  /// An event of now, with a new id.
  public init(
    _ action: AuditCode, _ subject: AuditSubject, of patient: PatientID?, context: AuditContext
  ) {
    self.init(
      id: ID(at: context.at), context: context, action: action, subject: subject, patient: patient)
  }
}

/// What was seen or changed.
public struct AuditSubject: Sendable, Hashable {
  /// Such as `patient`, `photograph` or `session`.
  public let kind: AuditCode
  /// The id of the row or file; never anything that tells of a person.
  public let id: String

  public init(_ kind: AuditCode, _ id: String) {
    self.kind = kind
    self.id = id
  }

  public init<Kind>(_ kind: AuditCode, _ id: Identifier<Kind>) { self.init(kind, id.text) }
}
