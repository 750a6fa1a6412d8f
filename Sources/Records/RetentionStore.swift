public import Access
public import ClinicVocabulary
public import Database
public import Vault

/// How long records must be kept, legal holds and erasure: under a permit, in its transaction.
public struct RetentionStore: Sendable {
  private let vault: PatientVault

  public init(_ store: PatientStore) { vault = store.vault }

  /// What is kept of the permit's patient, in numbers and days.
  ///
  /// - Throws: `RecordsFailure.notPermitted` unless the permit grants the reading of retention.
  public func contents(
    _ permit: Permit, in transaction: Transaction
  ) throws -> RecordContents {
    let patient = try reader(permit)
    let row = try transaction.firstRow(
      """
      SELECT count(*) AS encounters, min(began_at) AS first, max(began_at) AS last FROM encounter
      WHERE clinic_id = \(permit.clinic) AND patient_id = \(patient) AND version = 1
      """)
    let photographs = try vault.photographCount(of: patient, in: permit.clinic, transaction)
    return RecordContents(
      encounters: Int(try row?.integer("encounters") ?? 0),
      firstEncounter: try row.flatMap { try $0.optional("first", $0.instant) },
      lastEncounter: try row.flatMap { try $0.optional("last", $0.instant) },
      photographs: photographs.count, lastPhotograph: photographs.last)
  }

  /// What stands against erasing the permit's patient today.
  ///
  /// - Parameter birthDate: as their identity says.
  public func refusal(
    bornOn birthDate: CivilDate, _ permit: Permit, in transaction: Transaction
  ) throws -> RetentionRefusal? {
    if try holds(permit, in: transaction).contains(where: { $0.liftedAt == nil }) {
      return .litigation
    }
    return try facts(bornOn: birthDate, permit, in: transaction).refusal(on: permit.at.day)
  }

  /// What the law alone makes keep, a hold aside.
  public func facts(
    bornOn birthDate: CivilDate, _ permit: Permit, in transaction: Transaction
  ) throws -> RetentionFacts {
    let contents = try contents(permit, in: transaction)
    return RetentionFacts(lastCare: contents.lastCare?.day, birthDate: birthDate)
  }

  /// All holds of the permit's patient, the newest first.
  public func holds(_ permit: Permit, in transaction: Transaction) throws -> [Hold] {
    try vault.holds(of: try reader(permit), in: permit.clinic, transaction).map {
      Hold(
        id: $0.id, reason: $0.reason, recordedAt: $0.recordedAt, author: $0.author,
        liftedAt: $0.liftedAt)
    }
  }

  /// Suspends the erasure of the permit's patient.
  ///
  /// - Returns: nil when nothing can be sealed for the patient.
  public func hold(
    _ reason: String, _ permit: Permit, in transaction: Transaction
  ) throws -> LegalHold.ID? {
    try vault.insertHold(
      reason, of: try writer(permit), in: permit.clinic, author: permit.person, at: permit.at,
      in: transaction)
  }

  /// - Returns: whether there was one that lasted.
  public func lift(
    _ hold: LegalHold.ID, _ permit: Permit, in transaction: Transaction
  ) throws -> Bool {
    try vault.liftHold(
      hold, of: try writer(permit), in: permit.clinic, author: permit.person, at: permit.at,
      in: transaction)
  }

  /// Records the erasure of the permit's patient, unless a law or a hold stands against it; the key is
  /// destroyed once this transaction is durable.
  public func erase(
    bornOn birthDate: CivilDate, _ permit: Permit, in transaction: Transaction
  ) throws -> ErasureOutcome {
    let patient = try writer(permit)
    return try vault.recordErasure(
      of: patient, try facts(bornOn: birthDate, permit, in: transaction), permit.context,
      in: transaction)
  }

  /// That the permit's patient was erased; nil when they were not.
  public func erasure(_ permit: Permit, in transaction: Transaction) throws -> Erasure? {
    let patient = try reader(permit)
    guard let row = try vault.erasure(of: patient, in: permit.clinic, transaction) else {
      return nil
    }
    return Erasure(row, isComplete: try vault.keyIsGone(of: patient, in: permit.clinic))
  }

  /// The clinic's erased patients, the last first.
  ///
  /// - Throws: `RecordsFailure.notPermitted` unless the permit grants the reading of retention.
  public func erasures(_ permit: Permit, in transaction: Transaction) throws -> [Erasure] {
    guard permit.allows(.read, .retention), permit.subject == .clinic else {
      throw RecordsFailure(.notPermitted)
    }
    return try vault.erasures(in: permit.clinic, transaction).map { row in
      Erasure(row, isComplete: try vault.keyIsGone(of: row.patient, in: permit.clinic))
    }
  }

  private func reader(_ permit: Permit) throws -> PatientID {
    guard permit.allows(.read, .retention), let patient = permit.subject.patient else {
      throw RecordsFailure(.notPermitted)
    }
    return patient
  }

  private func writer(_ permit: Permit) throws -> PatientID {
    guard permit.allows(.write, .retention) else { throw RecordsFailure(.notPermitted) }
    return try reader(permit)
  }
}
