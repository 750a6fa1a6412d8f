internal import ClinicVocabulary
internal import Vault

/// The names of each clinic's patients in memory, read when a clinic first searches.
actor NameShelf {
  private let vault: PatientVault
  private var directories: [ClinicID: NameDirectory] = [:]

  init(_ vault: PatientVault) { self.vault = vault }

  func directory(of clinic: ClinicID) -> NameDirectory {
    if let known = directories[clinic] { return known }
    let new = NameDirectory(vault, of: clinic)
    directories[clinic] = new
    return new
  }
}
