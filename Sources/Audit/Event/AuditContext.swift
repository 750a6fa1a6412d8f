public import ClinicVocabulary

/// On whose behalf something is done: what a permit of Access carries, as the log keeps it.
///
/// Whoever has one may write to the log; only Access decides that what is written was allowed.
public struct AuditContext: Sendable, Hashable {
  public let clinic: ClinicID
  /// nil for what the program does by itself, such as finishing an erasure.
  public let person: PersonID?
  /// Such as `physician`.
  public let role: AuditCode
  /// Such as `care` or `breakGlass`.
  public let purpose: AuditCode
  /// What the person is to whom it concerns, such as `own`, `team` or `stranger`.
  public let relation: AuditCode
  public let at: Instant

  public init(
    clinic: ClinicID, person: PersonID?, role: AuditCode, purpose: AuditCode, relation: AuditCode,
    at: Instant
  ) {
    self.clinic = clinic
    self.person = person
    self.role = role
    self.purpose = purpose
    self.relation = relation
    self.at = at
  }
}
