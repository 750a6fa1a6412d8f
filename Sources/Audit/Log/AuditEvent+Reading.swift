public import ClinicVocabulary
public import Database

/// Which events of a clinic are read.
public enum AuditSelection: Sendable, Hashable {
  case all
  case ofPatient(PatientID)
  /// Sign-ins, accounts, settings: what concerns nobody who is cared for.
  case ofNoPatient
}

extension AuditEvent {
  /// The newest of a clinic's events that `selection` holds, the newest first.
  ///
  /// - Parameters:
  ///   - before: only those whose id sorts before it, which were made earlier; nil for all.
  ///   - limit: how many at most.
  public static func newest(
    of clinic: ClinicID, _ selection: AuditSelection, before: ID?, atMost limit: Int,
    in transaction: Transaction
  ) throws(DatabaseFailure) -> [AuditEvent] {
    var condition: SQL = "clinic_id = \(clinic)"
    switch selection {
    case .all: break
    case .ofPatient(let patient): condition = "\(condition) AND patient_id = \(patient)"
    case .ofNoPatient: condition = "\(condition) AND patient_id IS NULL"
    }
    if let before { condition = "\(condition) AND event_id < \(before)" }
    let rows = try transaction.rows(
      """
      SELECT \(SealedEvent.columns) FROM audit_event WHERE \(condition)
      ORDER BY event_id DESC LIMIT \(limit)
      """
    )
    var events: [AuditEvent] = []
    for row in rows { events.append(try SealedEvent(row).event) }
    return events
  }
}
