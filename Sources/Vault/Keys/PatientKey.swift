public import ClinicVocabulary
internal import Crypto

/// The key of one patient, from which there is one for each purpose.
public struct PatientKey: Sendable {
  let owner: KeyOwner
  /// What lies in the key store; nothing is sealed with it directly.
  let root: SymmetricKey
  let fields: SymmetricKey
  let photographs: SymmetricKey

  init(_ owner: KeyOwner, _ root: SymmetricKey) {
    self.owner = owner
    self.root = root
    fields = root.derived(for: "aglae.field/1")
    photographs = root.derived(for: "aglae.photograph/1")
  }

  public var clinic: ClinicID { owner.clinic }
  public var patient: PatientID { owner.patient }
}
