internal import Access
internal import Audit
internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Records
internal import Vault

/// A practice whose ground is broken on purpose: opened and written as the site does, each act under a
/// permit with its event in the log.
struct GroundPractice: Sendable {
  let ground: PermittedPractice
  let photographs: PhotographFiles
  let photographFolder: String
  let session: ClinicToken
  var database: ClinicDatabase { ground.database }
  var keyStore: KeyStore { ground.keyStore }
  var vault: PatientVault { ground.vault }

  /// - Parameters:
  ///   - location: of a database that may still lack tables.
  ///   - folder: holds `keys`, `copy` and `data`.
  init(_ location: DatabaseLocation, in folder: String, _ session: ClinicToken) async throws {
    let keyStore = try KeyStore.open(at: folder + "/keys", outside: folder + "/data")
    let database = try ClinicDatabase.open(location)
    try await database.migrate()
    photographFolder = folder + "/data/photographs"
    photographs = try PhotographFiles(folder: photographFolder)
    ground = try PermittedPractice(database, keyStore, photographs: photographs)
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
    let now = PermittedPractice.now()
    try keyStore.keepCopy(at: folder + "/copy", now: now)
    _ = try keyStore.testCopy(at: folder + "/copy", passphrase: nil, now: now)
    let database = try ClinicDatabase.open(location)
    try await database.migrate()
    let ground = try PermittedPractice(
      database, keyStore, photographs: PhotographFiles(folder: folder + "/data/photographs"))
    let outcome = try await ground.access.firstRun(
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
    let new = try await ground.patients.prepare(
      Visit.identity(number), in: session.clinic, at: PermittedPractice.now())
    let patient = try await permitted(.enterPatient, on: .clinic) {
      try ground.patients.enter(new, $0, in: $1)
    }
    say(Acknowledgement(number, .entered, patient))
    let subject = Subject.patient(patient)
    _ = try await permitted(.openRecord, on: subject) { try ground.patients.identity($0, in: $1) }
    say(Acknowledgement(number, .read, patient))
    let context = try await permitted(.recordEncounter, on: subject) { permit, transaction in
      try ground.encounters.record(
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
  func appendToLog() async throws -> Bool { try await ground.appendToLog() }

  private func permitted<Result: Sendable>(
    _ action: Action, on subject: Subject,
    _ body: @escaping @Sendable (Permit, Transaction) throws -> Result
  ) async throws -> Result {
    try await ground.permitted(session, action, on: subject, body)
  }

  private static func profile() throws -> AccountProfile {
    guard let speciality = Speciality.allCases.first,
      let profile = AccountProfile(.physician, administers: true, speciality: speciality)
    else { throw CampaignFailure("no such profile") }
    return profile
  }
}
