/// What the one who asks is to the patient; computed from the clinic's tables, never asked for.
public enum Relation: String, Sendable, Hashable, CaseIterable, Codable {
  /// Their own patient as the treating practitioner; a patient's own record.
  case own
  /// A patient of a care team that they belong to (CSP L1110-4, L1110-12).
  case team
  /// Another patient of their clinic.
  case stranger
  /// A patient of another clinic, or of none.
  case otherClinic
  /// No patient: what concerns the clinic as a whole.
  case clinic
}
