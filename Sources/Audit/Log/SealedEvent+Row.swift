internal import ClinicVocabulary
package import Database

extension SealedEvent {
  /// The columns that a row of an event is read from.
  package static let columns: SQL =
    """
    clinic_id, event_id, happened_at, person_id, role, purpose, relation, action, subject_kind,
    subject_id, patient_id, reason_digest, seal
    """

  var insertion: SQL {
    """
    INSERT INTO audit_event (\(Self.columns))
    VALUES (\(event.context.clinic), \(event.id), \(event.context.at), \(event.context.person.sqlValue),
      \(event.context.role.text), \(event.context.purpose.text), \(event.context.relation.text),
      \(event.action.text), \(event.subject.kind.text), \(event.subject.id), \(event.patient.sqlValue),
      \(event.reasonDigest.sqlValue), \(seal))
    """
  }

  package init(_ row: SQLRow) throws(DatabaseFailure) {
    let context = AuditContext(
      clinic: try row.id("clinic_id"), person: try row.optionalID("person_id"),
      role: try row.code("role"), purpose: try row.code("purpose"),
      relation: try row.code("relation"), at: try row.instant("happened_at"))
    let event = AuditEvent(
      id: try row.id("event_id"), context: context, action: try row.code("action"),
      subject: AuditSubject(try row.code("subject_kind"), try row.text("subject_id")),
      patient: try row.optionalID("patient_id"),
      reasonDigest: try row.optional("reason_digest", row.blob))
    self.init(event, seal: try row.blob("seal"))
  }
}

extension SQLRow {
  fileprivate func optionalID<Kind>(
    _ column: String
  ) throws(DatabaseFailure) -> Identifier<Kind>? {
    try isNull(column) ? nil : try id(column)
  }

  fileprivate func code(_ column: String) throws(DatabaseFailure) -> AuditCode {
    guard let code = AuditCode(try text(column)) else {
      throw DatabaseFailure(.unexpectedValue, cause: "column \(column) does not hold a code")
    }
    return code
  }
}
