package import Access
internal import Audit
package import ClinicVocabulary
package import Database
internal import Foundation
package import Records
package import Vault

/// A practice that is read and written the way that its site does it: each act under a permit, sealed, with
/// its event in the log.
package struct PermittedPractice: Sendable {
  package let database: ClinicDatabase
  package let keyStore: KeyStore
  package let vault: PatientVault
  package let patients: PatientStore
  package let encounters: EncounterStore
  package let access: AccessService
  private let sequencer: AuditSequencer

  package init(
    _ database: ClinicDatabase, _ keyStore: KeyStore, photographs: PhotographFiles
  ) throws {
    let auditKeys = try keyStore.auditKeys()
    (self.database, self.keyStore) = (database, keyStore)
    vault = try PatientVault(database, keys: keyStore, photographs: photographs)
    patients = PatientStore(vault)
    encounters = EncounterStore(patients)
    sequencer = AuditSequencer(database, keys: auditKeys)
    access = try AccessService(
      database, log: AuditLog(auditKeys), keys: AccessKeys(secret: try keyStore.key(.access)),
      cost: .least,
      outside: .init(
        now: Self.now, isPatient: { try PatientVault.hasPatient($0, in: $1) },
        sealReason: { _, _ in throw TestingFailure("no reasons are written here") },
        openReason: { _, _ in nil }))
  }

  /// - Throws: `TestingFailure` when it is refused; what `body` throws.
  package func permitted<Result: Sendable>(
    _ session: ClinicToken, _ action: Action, on subject: Subject,
    _ body: @escaping @Sendable (Permit, Transaction) throws -> Result
  ) async throws -> Result {
    switch try await access.permit(session, action, on: subject, body) {
    case .done(let result): return result
    case .refused(let refusal): throw TestingFailure("refused: \(refusal)")
    }
  }

  /// - Returns: whether there may be more.
  package func appendToLog() async throws -> Bool {
    guard let head = try await sequencer.append(at: Self.now()) else { return false }
    try keyStore.keep(head)
    return true
  }

  package static func now() -> Instant {
    Instant(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000))
  }
}

extension Action {
  /// As the site asks for them.
  package static let enterPatient = Action(
    "patient.enter", for: .reception, needs: [.identity: .readAndWrite])
  package static let openRecord = Action(
    "record.open", for: .care, needs: [.identity: .read, .treatments: .read])
  package static let recordEncounter = Action(
    "encounter.record", for: .care, needs: [.treatments: .readAndWrite])
}
