public import ClinicVocabulary

/// What a patient asks about their data, as it stands.
public struct DataRequest: Sendable, Hashable {
  public typealias ID = Identifier<DataRequest>

  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// GDPR, article 17.
    case erasure
    /// GDPR, article 15; CSP L1111-7.
    case copy
  }

  public enum State: String, Sendable, Hashable, CaseIterable {
    case asked, withdrawn, refused, done
  }

  public let id: ID
  public let version: Int
  public let patient: PatientID
  public let kind: Kind
  public let state: State
  /// Whether the patient asked by their own account; else the clinic noted it.
  public let byPatient: Bool
  public let askedAt: Instant
  /// When it came to this state, and by whose act.
  public let recordedAt: Instant
  public let author: PersonID
  /// Why it was refused; nil once the patient was erased.
  public let reason: String?
}
