/// What someone with an account is to the clinic.
///
/// The raw value is stored.
public enum Role: String, Sendable, Hashable, CaseIterable, Codable {
  case physician
  /// A nurse or an assistant who takes part in care under a physician.
  case nurse
  case secretary
  /// Someone who is cared for, and sees what concerns them.
  case patient
  /// GDPR, articles 37 to 39: sees who saw what, and no clinical data.
  case dataProtectionOfficer
  /// Keeps accounts and settings, and sees nothing of any patient.
  case administrator

  /// Whether the role takes part in care, and so can belong to a care team.
  public var givesCare: Bool { self == .physician || self == .nurse }

  /// Whether an account of this role must have a second factor.
  public var needsSecondFactor: Bool { self != .patient }
}
