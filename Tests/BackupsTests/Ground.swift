internal import Audit
internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation
internal import Vault

@testable internal import Backups

let now = Instant(microseconds: 1_795_000_000_000_000)
let helene = PatientIdentity(
  familyName: "Lefèvre", givenNames: "Hélène", birthDate: CivilDate("1980-03-12")!)
/// Bytes of the beginning of a JPEG file, and more than a chunk.
let picture: [UInt8] =
  [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10] + Array("JFIF\0Exif".utf8)
  + (0..<150_000).map { UInt8(truncatingIfNeeded: $0) }

/// A practice with three patients, a photograph of each, and a log of which a part is signed.
struct Ground {
  let folder: String
  let location: DatabaseLocation
  let database: ClinicDatabase
  let keys: KeyStore
  let vault: PatientVault
  let clinic = ClinicID(at: now)
  let context: AuditContext
  let patients: [PatientID]
  let photographs: [Photograph.ID]

  var data: String { folder + "/data" }
  var file: String { folder + "/backup" }
  init(_ engine: EngineKind) async throws {
    folder = try makeFolder()
    let data = folder + "/data"
    try FileManager.default.createDirectory(
      atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    location =
      engine == .sqlite ? DatabaseLocation(nil, data: data) : try await makeLocation(engine)
    database = try ClinicDatabase.open(location, connections: 4)
    try await database.migrate()
    keys = try KeyStore.create(at: folder + "/keys", protection: .file)
    try keys.keepCopy(at: folder + "/copy", now: now)
    _ = try keys.testCopy(at: folder + "/copy", passphrase: nil, now: now)
    vault = try PatientVault(
      database, keys: keys, photographs: PhotographFiles(folder: data + "/photographs"))
    try await database.write(.installation) { [clinic] transaction in
      try transaction.execute(
        "INSERT INTO clinic VALUES (\(clinic), \("Les Lilas"), \("Europe/Paris"), \(now))")
    }
    let context = AuditContext(
      clinic: clinic, person: PersonID(at: now), role: "physician", purpose: "care",
      relation: "own", at: now)
    var (patients, photographs): ([PatientID], [Photograph.ID]) = ([], [])
    for _ in 0..<3 {
      let patient = try await vault.create(helene, context)
      let id = Photograph.ID(at: now)
      var writer = try vault.photographWriter(id, of: patient, context)
      try writer.append(picture)
      try await vault.keep(try writer.finish(), id, of: patient, context)
      patients.append(patient)
      photographs.append(id)
    }
    (self.patients, self.photographs, self.context) = (patients, photographs, context)
    let sequencer = AuditSequencer(database, keys: try keys.auditKeys())
    if let head = try await sequencer.append(at: now) { try keys.keep(head) }
    _ = try await vault.identity(of: patients[0], context)
  }

  func backUp(to path: String? = nil, replacing: Bool = false) async throws -> BackupReport {
    try await PracticeBackup(database, keys: keys, dataFolder: data)
      .write(to: path ?? file, replacing: replacing, at: now)
  }

  /// Restores the backup into a folder of that name, on an engine.
  func restore(
    _ name: String = "new", _ engine: EngineKind = .sqlite, keys: KeyStore? = nil,
    from path: String? = nil, acceptsMissingKeys: Bool = false
  ) async throws -> (RestorationReport, Restored) {
    let folder = folder + "/" + name
    let location =
      engine == .sqlite ? DatabaseLocation(nil, data: folder) : try await makeLocation(engine)
    let report = try await Restoration(
      of: path ?? file, keys: keys ?? self.keys, dataFolder: folder, location: location,
      acceptsMissingKeys: acceptsMissingKeys
    ).run(at: now.advanced(by: .seconds(60)))
    return (report, try Restored(folder, location, keys: keys ?? self.keys))
  }

  /// All names in the folder of the test.
  func names() throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder))
  }
}

/// A practice that came from a backup.
struct Restored {
  let folder: String
  let database: ClinicDatabase
  let vault: PatientVault

  init(_ folder: String, _ location: DatabaseLocation, keys: KeyStore) throws {
    self.folder = folder
    database = try ClinicDatabase.open(location, connections: 2)
    vault = try PatientVault(
      database, keys: keys, photographs: PhotographFiles(folder: folder + "/photographs"))
  }
}

/// What the work was refused for; nil when it was not.
func refusal<Result>(
  _ work: () async throws -> Result
) async -> BackupRefusal.Code? {
  do {
    _ = try await work()
    return nil
  } catch {
    return (error as? BackupRefusal)?.code
  }
}
