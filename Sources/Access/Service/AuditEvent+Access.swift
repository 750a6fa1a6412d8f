internal import Audit
internal import ClinicVocabulary

extension AuditEvent {
  /// An attempt to sign in to a known account, or what follows from it.
  init(_ action: AuditCode, account: AccountRow, at instant: Instant) {
    let context = AuditContext(
      clinic: account.clinic, person: account.person, role: AuditCode(account.profile.role),
      purpose: AuditCode(Purpose.ownAccount), relation: AuditCode(Relation.clinic), at: instant)
    self.init(action, AuditSubject("account", account.person), of: nil, context: context)
  }

  /// What was done under a permit to something other than its subject.
  init(_ action: AuditCode, _ permit: Permit, on subject: AuditSubject) {
    self.init(action, subject, of: permit.subject.patient, context: permit.context)
  }

  /// What the policy said to an action.
  init(
    _ verdict: Verdict, _ asker: Asker, _ action: Action, _ subject: Subject,
    _ relation: Relation, at now: Instant
  ) {
    let (role, name): (Role, AuditCode) =
      switch verdict {
      case .granted(let grant): (grant.role, action.name)
      case .denied: (asker.role, action.refusedName)
      }
    let context = AuditContext(
      clinic: asker.clinic, person: asker.person, role: AuditCode(role),
      purpose: AuditCode(action.purpose), relation: AuditCode(relation), at: now)
    let what: AuditSubject =
      switch subject {
      case .patient(let id): AuditSubject("patient", id)
      case .clinic: AuditSubject("clinic", asker.clinic)
      }
    self.init(name, what, of: subject.patient, context: context)
  }
}

extension AuditCode {
  /// Roles, purposes and relations are words of the log as they are stored.
  init(_ value: some RawRepresentable<String>) {
    guard let code = AuditCode(value.rawValue) else {
      preconditionFailure("a role, purpose or relation is a word of the log")
    }
    self = code
  }
}
