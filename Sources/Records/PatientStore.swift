public import Access
public import ClinicVocabulary
public import Database
public import Vault

/// Who the patients are: read and entered under a permit, in its transaction.
public struct PatientStore: Sendable {
  let vault: PatientVault

  public init(_ vault: PatientVault) { self.vault = vault }

  /// Makes ready what `enter` records; it is slow and runs before the transaction.
  ///
  /// - Throws: `VaultFailure` with `.copyNotTested` until the key store's copy was restored in a test.
  public func prepare(
    _ identity: PatientIdentity, in clinic: ClinicID, at instant: Instant
  ) async throws(VaultFailure) -> NewPatient {
    guard let new = try await prepare([identity], in: clinic, at: instant).first else {
      throw VaultFailure(.noKey, clinic.text)
    }
    return new
  }

  /// Makes many ready, in the same order; each key file is written once for all of them.
  public func prepare(
    _ identities: [PatientIdentity], in clinic: ClinicID, at instant: Instant
  ) async throws(VaultFailure) -> [NewPatient] {
    try await vault.prepare(identities, in: clinic, at: instant).map { NewPatient(prepared: $0) }
  }

  /// Records a new patient; a physician who enters one follows them.
  ///
  /// - Throws: `RecordsFailure.notPermitted` unless the permit grants the writing of identities.
  @discardableResult
  public func enter(
    _ new: NewPatient, _ permit: Permit, in transaction: Transaction
  ) throws -> PatientID {
    guard permit.allows(.write, .identity), permit.subject == .clinic else {
      throw RecordsFailure(.notPermitted)
    }
    try vault.insert(
      new.prepared, in: permit.clinic, author: permit.person, at: permit.at, in: transaction)
    _ = try CareTeam.begin(
      of: new.prepared.patient, treating: permit.person, permit, in: transaction)
    return new.prepared.patient
  }

  /// Who the permit's patient is.
  ///
  /// - Throws: `RecordsFailure.notPermitted` unless the permit grants the reading of the identity.
  public func identity(
    _ permit: Permit, in transaction: Transaction
  ) throws -> PatientReading {
    guard permit.allows(.read, .identity), let patient = permit.subject.patient else {
      throw RecordsFailure(.notPermitted)
    }
    return try vault.identity(of: patient, in: permit.clinic, transaction)
  }
}

/// A patient with key and seal, who is not recorded yet.
public struct NewPatient: Sendable {
  let prepared: PreparedPatient
}
