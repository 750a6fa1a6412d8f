public import ClinicVocabulary

/// One meeting with a patient, in the version that counts.
public struct Encounter: Sendable, Hashable {
  public typealias ID = Identifier<Encounter>

  public let id: ID
  public let version: Int
  public let began: Instant
  public let kind: EncounterKind
  /// nil once the patient is erased.
  public let note: String?
  public let recordedAt: Instant
  public let author: PersonID
}

/// What kind of meeting it was, as code and word.
///
/// HL7 v3 ActCode, the code system that FHIR R4 binds Encounter.class to.
public enum EncounterKind: String, Sendable, Hashable, CaseIterable {
  case ambulatory = "AMB"
  case virtual = "VR"

  static let system = "http://terminology.hl7.org/CodeSystem/v3-ActCode"

  var display: String {
    switch self {
    case .ambulatory: "ambulatory"
    case .virtual: "virtual"
    }
  }
}
