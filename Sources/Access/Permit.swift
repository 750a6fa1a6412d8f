public import Audit
public import ClinicVocabulary

/// Whom an action concerns.
public enum Subject: Sendable, Hashable {
  case patient(PatientID)
  /// No patient: the clinic as a whole.
  case clinic

  public var patient: PatientID? { if case .patient(let id) = self { id } else { nil } }
}

/// The right to do one action on one subject, without which no store opens; only Access makes one.
///
/// It is good for the transaction that it was made in.
public struct Permit: Sendable {
  public let clinic: ClinicID
  public let person: PersonID
  /// The role in which the person acts.
  public let role: Role
  /// A physician's speciality, for rules that ask for it.
  public let speciality: Speciality?
  public let action: AuditCode
  public let purpose: Purpose
  public let relation: Relation
  public let subject: Subject
  public let at: Instant
  private let granted: [FieldGroup: Operations]

  init(_ asker: Asker, _ action: Action, _ subject: Subject, _ verdict: Verdict.Grant, at: Instant)
  {
    (clinic, person) = (asker.clinic, asker.person)
    (role, speciality) = (verdict.role, asker.speciality)
    (self.action, purpose) = (action.name, action.purpose)
    (relation, self.subject, self.at) = (verdict.relation, subject, at)
    granted = verdict.operations
  }

  /// On whose behalf a store writes its own events to the log.
  public var context: AuditContext {
    AuditContext(
      clinic: clinic, person: person, role: AuditCode(role), purpose: AuditCode(purpose),
      relation: AuditCode(relation), at: at)
  }

  /// Whether it grants all of `operations` on `field`.
  public func allows(_ operations: Operations, _ field: FieldGroup) -> Bool {
    granted[field]?.isSuperset(of: operations) ?? false
  }
}

/// Who asks, as their session says.
struct Asker: Sendable, Hashable {
  let clinic: ClinicID
  let person: PersonID
  let role: Role
  /// Whether they may also act as administrator.
  let administers: Bool
  let speciality: Speciality?
  /// The patient that they are, for the role patient.
  let patient: PatientID?
  let session: SessionID
}
