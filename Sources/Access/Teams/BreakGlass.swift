public import ClinicVocabulary

/// A written reason to open the record of someone whom one does not follow; the patient sees it.
public struct BreakGlass: Sendable, Hashable {
  public typealias ID = Identifier<BreakGlass>

  public let id: ID
  public let clinic: ClinicID
  public let patient: PatientID
  public let person: PersonID
  public let openedAt: Instant
  /// The record closes again at this instant.
  public let endsAt: Instant
}

/// What becomes of a written reason.
public enum BreakGlassOutcome: Sendable {
  /// Actions with the purpose emergency are granted until it ends.
  case opened(BreakGlass)
  /// The reason has fewer than 15 letters.
  case reasonTooShort
  case refused(AccessRefusal)
}
