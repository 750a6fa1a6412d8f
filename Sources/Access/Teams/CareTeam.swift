public import ClinicVocabulary

/// What someone's part in a patient's care is.
public enum CareTeamPart: String, Sendable, Hashable, CaseIterable {
  /// The practitioner who follows the patient.
  case treating
  case member
  /// No longer, or never more than through a standing team.
  case none
  /// The patient does not want this person to see their record (CSP L1110-4, III): it counts above
  /// every team.
  case opposed
}

/// Someone's part in a patient's care.
public struct CareTeamMember: Sendable, Hashable {
  public let person: PersonID
  public let part: CareTeamPart
  public let since: Instant
}
