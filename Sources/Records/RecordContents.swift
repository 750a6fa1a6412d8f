public import ClinicVocabulary
public import Vault

/// What is kept of a patient, in numbers and days.
public struct RecordContents: Sendable, Hashable {
  public let encounters: Int
  public let firstEncounter: Instant?
  public let lastEncounter: Instant?
  public let photographs: Int
  public let lastPhotograph: Instant?

  /// When care was last given, as far as the record tells.
  public var lastCare: Instant? { [lastEncounter, lastPhotograph].compactMap(\.self).max() }
}

/// A reason why a record is kept, such as litigation.
public struct Hold: Sendable, Hashable {
  public let id: LegalHold.ID
  /// nil once the patient was erased.
  public let reason: String?
  public let recordedAt: Instant
  public let author: PersonID?
  /// nil while it lasts.
  public let liftedAt: Instant?
}

/// That a patient was erased.
public struct Erasure: Sendable, Hashable {
  public let patient: PatientID
  public let erasedAt: Instant
  public let erasedBy: PersonID?
  /// Whether the key is destroyed, so that nobody can open anything any more.
  public let isComplete: Bool

  init(_ row: ErasureRow, isComplete: Bool) {
    (patient, erasedAt, erasedBy) = (row.patient, row.erasedAt, row.erasedBy)
    self.isComplete = isComplete
  }
}
