internal import ArgumentParser
internal import Audit
internal import Backups
internal import ClinicVocabulary
internal import Database
private import Foundation
internal import Vault

/// `aglae restore`: a practice from a backup, on this machine or a new one.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Restores a practice from a backup into an empty folder, or checks a backup.",
    discussion: """
      Everything is restored or nothing. The key store must be there: today's, or its second copy put in \
      its place. A backup of either database goes into either. Patients who were erased since stay \
      erased, everyone signs in again, and open invitations are taken back.

      With --verify every chunk, row and photograph is read and nothing is restored; with --data the \
      practice there remembers when its backup was last verified.
      """)

  @Option(name: .customLong("from"), help: "The backup's file.", completion: .file())
  var file: String

  @Option(help: "Folder of the practice's data: absent or empty.", completion: .directory)
  var data: String?

  @OptionGroup var keyPlace: KeyPlace

  @Option(help: "Address of an empty PostgreSQL database, instead of a file in the data folder.")
  var database: String?

  @Flag(help: "Read the whole backup and restore nothing.")
  var verify = false

  @Flag(help: "Restore although the key store lacks keys of patients, who are lost then.")
  var acceptMissingKeys = false

  func validate() throws {
    guard verify || data != nil else { throw ValidationError("--data names the folder to fill.") }
  }

  func run() async throws {
    try await reportingFailure {
      guard FileManager.default.fileExists(atPath: file) else {
        throw ValidationError("There is no file \(file).")
      }
      let store = try keyPlace.open(outside: data)
      let bar = BackupBar()
      defer { bar.clear() }
      guard !verify, let data else { return try await check(store, bar) }
      let location = DatabaseLocation(database, data: data)
      let outcome = try await Restoration(
        of: file, keys: store, dataFolder: data, location: location,
        acceptsMissingKeys: acceptMissingKeys
      ).run(at: .now, progress: { bar.show($0) })
      bar.clear()
      switch outcome {
      case .completed: print("An earlier restoration, which was stopped, is complete now.")
      case .restored(let practice): say(practice)
      }
    }
  }

  private func check(_ store: KeyStore, _ bar: BackupBar) async throws {
    let (contents, digest) = try await Restoration.check(
      file, keys: store, progress: { bar.show($0) })
    bar.clear()
    print("The backup is whole, made \(contents.facts.madeAt): \(describe(contents.counts)).")
    print("SHA-256 \(digest)")
    guard let data else { return }
    let location = DatabaseLocation(self.database, data: data)
    let database = try ClinicDatabase.open(location, connections: 1)
    let isKnown = try await MadeBackup.noteVerified(digest, in: database, at: .now)
    try await database.close()
    if !isKnown { print("The practice in \(data) does not know this backup.") }
  }

  private func say(_ practice: RestoredPractice) {
    let contents = practice.contents
    print("Restored the backup of \(contents.facts.madeAt): \(describe(contents.counts)).")
    print("SHA-256 \(practice.digest)")
    print("The log is whole: \(practice.log.size) entries.")
    if practice.erasedSince > 0 {
      print("\(practice.erasedSince) patients were erased since then and stay erased.")
    }
    if practice.missingKeys > 0 {
      print("\(practice.missingKeys) patients are lost: the key store lacks their keys.")
    }
    let lost = contents.counts.absent + contents.counts.damaged
    if lost > 0 { print("\(lost) photographs were missing or damaged when the backup was made.") }
    print("Everyone signs in again; what was sent or recorded after the backup is not in it.")
  }
}
