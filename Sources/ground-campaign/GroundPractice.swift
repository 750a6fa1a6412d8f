internal import Access
internal import Audit
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Records
internal import Vault

/// A practice whose ground is broken on purpose: opened and written as the site does, each act under a
/// permit with its event in the log.
struct GroundPractice: Sendable {
  let database: ClinicDatabase
  let keyStore: KeyStore
  let photographs: PhotographFiles
  let photographFolder: String
  let vault: PatientVault
  let sequencer: AuditSequencer
  let session: ClinicToken
  private let access: AccessService
  private let patients: PatientStore
  private let encounters: EncounterStore

  /// - Parameters:
  ///   - location: of a database that may still lack tables.
  ///   - folder: holds `keys`, `copy` and `data`.
  init(_ location: DatabaseLocation, in folder: String, _ session: ClinicToken) async throws {
    keyStore = try KeyStore.open(at: folder + "/keys", outside: folder + "/data")
    database = try ClinicDatabase.open(location)
    try await database.migrate()
    photographFolder = folder + "/data/photographs"
    photographs = try PhotographFiles(folder: photographFolder)
    vault = try PatientVault(database, keys: keyStore, photographs: photographs)
    patients = PatientStore(vault)
    encounters = EncounterStore(patients)
    sequencer = AuditSequencer(database, keys: try keyStore.auditKeys())
    access = try Self.access(database, keyStore)
    self.session = session
  }

  /// A new practice with a physician who is signed in.
  static func make(_ location: DatabaseLocation, in folder: String) async throws -> ClinicToken {
    for place in ["keys", "copy", "data"] {
      try FileManager.default.createDirectory(
        atPath: folder + "/" + place, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    let keyStore = try KeyStore.create(
      at: folder + "/keys", protection: .file, outside: folder + "/data")
    try keyStore.keepCopy(at: folder + "/copy", now: now())
    _ = try keyStore.testCopy(at: folder + "/copy", passphrase: nil, now: now())
    let database = try ClinicDatabase.open(location)
    try await database.migrate()
    let outcome = try await access(database, keyStore).firstRun(
      FirstRunDraft(
        code: "", clinicName: "Les Lilas", timeZone: "Europe/Paris", siteName: "Paris",
        name: "Anne", profile: profile(), login: "anne",
        password: Password("violette-tramway-82"), deviceLabel: ""))
    guard case .completed(let signedIn) = outcome else { throw CampaignFailure("no first run") }
    // The second factor has its own tests.
    try await database.write(.clinic(signedIn.session.clinic)) { transaction in
      try transaction.execute("UPDATE session SET stage = 'full'")
    }
    try await database.close()
    return signedIn.session
  }

  /// Enters a patient, opens their record, notes an encounter and keeps a photograph.
  func visit(_ number: Int, _ say: @Sendable (Acknowledgement) -> Void) async throws {
    let new = try await patients.prepare(Visit.identity(number), in: session.clinic, at: Self.now())
    let patient = try await permitted(.enterPatient, on: .clinic) {
      try patients.enter(new, $0, in: $1)
    }
    say(Acknowledgement(number, .entered, patient))
    let subject = Subject.patient(patient)
    _ = try await permitted(.openRecord, on: subject) { try patients.identity($0, in: $1) }
    say(Acknowledgement(number, .read, patient))
    let context = try await permitted(.recordEncounter, on: subject) { permit, transaction in
      try encounters.record(
        .ambulatory, began: permit.at, note: Visit.note(number), permit, in: transaction)
      return permit.context
    }
    say(Acknowledgement(number, .noted, patient))
    let id = Photograph.ID(at: context.at)
    var writer = try vault.photographWriter(id, of: patient, context)
    try writer.append(Visit.photograph(number))
    try await vault.keep(try writer.finish(), id, of: patient, context)
    say(Acknowledgement(number, .photographed, patient, id))
  }

  /// Keeps the log in order until the task is cancelled, as the site does.
  func keepLogInOrder() async throws {
    while !Task.isCancelled {
      // Events come from any program on the database, which tells nobody: the site asks again as well.
      if try await !appendToLog() { try await Task.sleep(for: .milliseconds(20)) }
    }
  }

  /// - Returns: whether there may be more.
  func appendToLog() async throws -> Bool {
    guard let head = try await sequencer.append(at: Self.now()) else { return false }
    try keyStore.keep(head)
    return true
  }

  static func now() -> Instant {
    Instant(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000))
  }

  private func permitted<Result: Sendable>(
    _ action: Action, on subject: Subject,
    _ body: @escaping @Sendable (Permit, Transaction) throws -> Result
  ) async throws -> Result {
    switch try await access.permit(session, action, on: subject, body) {
    case .done(let result): return result
    case .refused(let refusal): throw CampaignFailure("refused: \(refusal)")
    }
  }

  private static func profile() throws -> AccountProfile {
    guard let speciality = Speciality.allCases.first,
      let profile = AccountProfile(.physician, administers: true, speciality: speciality)
    else { throw CampaignFailure("no such profile") }
    return profile
  }

  private static func access(
    _ database: ClinicDatabase, _ keyStore: KeyStore
  ) throws -> AccessService {
    try AccessService(
      database, log: AuditLog(try keyStore.auditKeys()),
      keys: AccessKeys(secret: try keyStore.key(.access)), cost: .least,
      outside: .init(
        now: Self.now, isPatient: { try PatientVault.hasPatient($0, in: $1) },
        sealReason: { _, _ in throw CampaignFailure("no reasons are written here") },
        openReason: { _, _ in nil }))
  }
}

extension Action {
  /// As the site asks for them.
  fileprivate static let enterPatient = Action(
    "patient.enter", for: .reception, needs: [.identity: .readAndWrite])
  fileprivate static let openRecord = Action(
    "record.open", for: .care, needs: [.identity: .read, .treatments: .read])
  fileprivate static let recordEncounter = Action(
    "encounter.record", for: .care, needs: [.treatments: .readAndWrite])
}
