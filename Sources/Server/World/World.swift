internal import Access
internal import Audit
internal import ClinicVocabulary
internal import Database
private import Foundation
internal import Records
internal import Vault

/// The practice's database, keys, log and accounts: what the routes act on.
struct World: Sendable {
  let database: ClinicDatabase
  let keyStore: KeyStore
  let log: AuditLog
  let sequencer: AuditSequencer
  let access: AccessService
  let vault: PatientVault
  let patients: PatientStore
  let encounters: EncounterStore
  let photographs: PhotographStore
  let retention: RetentionStore
  let requests: DataRequestStore
  let names: NameShelf
  let keysNeedPassphrase: Bool
  let pulse: JobPulse
  let now: @Sendable () -> Instant

  /// Opens everything; a practice that is new gets its key store and its tables.
  ///
  /// - Throws: `DatabaseFailure`, `VaultFailure` or `AccessFailure`.
  static func open(_ places: PracticePlaces, setUpCode: String?) async throws -> World {
    let now: @Sendable () -> Instant = { .now }
    let keyStore = try places.openKeyStore()
    let database = try ClinicDatabase.open(places.database)
    try await database.migrate()
    let auditKeys = try keyStore.auditKeys()
    let log = AuditLog(auditKeys)
    let vault = try PatientVault(
      database, keys: keyStore,
      photographs: PhotographFiles(folder: places.dataFolder + "/photographs"))
    _ = try await vault.finishErasures(at: now())
    try await vault.expectKeys()
    // Another server of the same photographs may be about to record what is younger.
    _ = try await vault.sweepPhotographs(changedBefore: now().advanced(by: .seconds(-3600)))
    let patients = PatientStore(vault)
    let access = try AccessService(
      database, log: log, keys: AccessKeys(secret: try keyStore.key(.access)),
      setUpCode: setUpCode, outside: .init(now: now, patients: keyStore))
    return World(
      database: database, keyStore: keyStore, log: log,
      sequencer: AuditSequencer(database, keys: auditKeys), access: access, vault: vault,
      patients: patients, encounters: EncounterStore(patients),
      photographs: PhotographStore(patients),
      retention: RetentionStore(patients), requests: DataRequestStore(patients),
      names: NameShelf(vault),
      keysNeedPassphrase: places.passphrase != nil, pulse: JobPulse(at: now()), now: now)
  }
}

extension Instant {
  /// By the machine's clock.
  static var now: Instant {
    Instant(microseconds: Int64((Date.now.timeIntervalSince1970 * 1_000_000).rounded()))
  }
}
