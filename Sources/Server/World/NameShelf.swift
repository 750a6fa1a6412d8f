internal import ClinicVocabulary
internal import Vault

/// The names of each clinic's patients in memory.
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

  /// Reads the names of these clinics before anybody searches for one.
  func read(_ clinics: [ClinicID]) async throws {
    for clinic in clinics { try await directory(of: clinic).refresh() }
  }
}
