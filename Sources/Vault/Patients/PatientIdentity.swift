public import ClinicVocabulary
internal import Foundation

/// What tells who a patient is. It is sealed as a whole; later versions of the program add keys.
public struct PatientIdentity: Sendable, Hashable, Codable {
  public var familyName: String
  public var givenNames: String
  /// The name that they use, where it is another.
  public var usedName: String?
  public var birthDate: CivilDate
  /// As it was typed.
  public var phone: String?
  public var email: String?
  public var address: String?

  public init(
    familyName: String, givenNames: String, usedName: String? = nil, birthDate: CivilDate,
    phone: String? = nil, email: String? = nil, address: String? = nil
  ) {
    self.familyName = familyName
    self.givenNames = givenNames
    self.usedName = usedName
    self.birthDate = birthDate
    self.phone = phone
    self.email = email
    self.address = address
  }

  func bytes() throws(VaultFailure) -> [UInt8] {
    guard let bytes = try? JSONEncoder().encode(self) else {
      throw VaultFailure(.sealBroken, "identity")
    }
    return Array(bytes)
  }

  init(bytes: [UInt8], of patient: PatientID) throws(VaultFailure) {
    guard let identity = try? JSONDecoder().decode(PatientIdentity.self, from: Data(bytes)) else {
      throw VaultFailure(.sealBroken, patient.text)
    }
    self = identity
  }
}

extension PatientKey {
  func identityPlace(version: Int) -> FieldPlace {
    FieldPlace(
      clinic: clinic, patient: patient, table: "patient_identity", column: "sealed",
      record: patient.text, version: version)
  }

  func seal(_ identity: PatientIdentity, version: Int) throws(VaultFailure) -> [UInt8] {
    try seal(try identity.bytes(), for: identityPlace(version: version))
  }

  func identity(_ sealed: [UInt8], version: Int) throws(VaultFailure) -> PatientIdentity {
    try PatientIdentity(
      bytes: try open(sealed, at: identityPlace(version: version)), of: patient)
  }
}
