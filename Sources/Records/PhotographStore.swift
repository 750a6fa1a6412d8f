public import Access
public import ClinicVocabulary
public import Database
public import Vault

/// The photographs of records: kept and looked at under a permit, in its transaction.
public struct PhotographStore: Sendable {
  private let vault: PatientVault

  public init(_ store: PatientStore) { vault = store.vault }

  /// Seals what `keep` records; it is slow and runs before the transaction.
  ///
  /// - Parameter jpeg: upright, without the camera's notes of place and owner.
  /// - Throws: `VaultFailure` with `.noKey` for a patient who was erased or never was.
  public func prepare(
    _ jpeg: [UInt8], of patient: PatientID, in clinic: ClinicID, at instant: Instant
  ) throws(VaultFailure) -> NewPhotograph {
    let id = Photograph.ID(at: instant)
    return NewPhotograph(
      id: id, patient: patient,
      sealed: try vault.seal(photograph: jpeg, id, of: patient, in: clinic))
  }

  /// Makes a photograph part of the record of the permit's patient.
  ///
  /// - Parameter view: a code of what it shows; nil where that is not known.
  /// - Throws: `RecordsFailure.notPermitted` unless the permit grants the writing of photographs.
  public func keep(
    _ new: NewPhotograph, view: String?, _ permit: Permit, in transaction: Transaction
  ) throws {
    guard permit.allows(.write, .photographs), permit.subject == .patient(new.patient) else {
      throw RecordsFailure(.notPermitted)
    }
    try vault.insert(
      new.sealed, new.id, view: view, of: new.patient, in: permit.clinic, author: permit.person,
      at: permit.at, in: transaction)
  }

  /// Those of the permit's patient, the newest first; none once the patient was erased.
  ///
  /// - Throws: `RecordsFailure.notPermitted` unless the permit grants the reading of photographs.
  public func photographs(
    _ permit: Permit, atMost limit: Int = 200, in transaction: Transaction
  ) throws -> [KeptPhotograph] {
    guard permit.allows(.read, .photographs), let patient = permit.subject.patient else {
      throw RecordsFailure(.notPermitted)
    }
    // Of an erased patient there are rows, and nothing to look at.
    guard try vault.key(of: patient, in: permit.clinic) != nil else { return [] }
    return try vault.photographs(of: patient, in: permit.clinic, atMost: limit, transaction)
      .map { KeptPhotograph(row: $0, patient: patient, clinic: permit.clinic) }
  }

  /// One of the permit's patient; nil when there is no such photograph.
  ///
  /// - Throws: `RecordsFailure.notPermitted` unless the permit grants the reading of photographs.
  public func photograph(
    _ id: Photograph.ID, _ permit: Permit, in transaction: Transaction
  ) throws -> KeptPhotograph? {
    guard permit.allows(.read, .photographs), let patient = permit.subject.patient else {
      throw RecordsFailure(.notPermitted)
    }
    guard try vault.key(of: patient, in: permit.clinic) != nil else { return nil }
    return try vault.photograph(id, of: patient, in: permit.clinic, transaction)
      .map { KeptPhotograph(row: $0, patient: patient, clinic: permit.clinic) }
  }

  /// The JPEG itself, once the event of its reading is durable; nil once the patient was erased.
  public func bytes(of photograph: KeptPhotograph) throws -> [UInt8]? {
    try vault.bytes(of: photograph.row, of: photograph.patient, in: photograph.clinic)
  }
}

/// A photograph that is sealed on the disk and belongs to no record yet.
public struct NewPhotograph: Sendable {
  public let id: Photograph.ID
  let patient: PatientID
  let sealed: SealedPhotograph
}

/// A photograph of a record, for one who may look at it.
public struct KeptPhotograph: Sendable {
  let row: PhotographRow
  let patient: PatientID
  let clinic: ClinicID

  public var id: Photograph.ID { row.id }
  /// A code of what it shows, such as `frontal`.
  public var view: String? { row.view }
  public var byteCount: Int { row.byteCount }
  public var recordedAt: Instant { row.recordedAt }
  public var author: PersonID? { row.author }
}
