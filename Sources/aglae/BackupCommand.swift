internal import ArgumentParser
internal import Audit
internal import Backups
internal import ClinicVocabulary
internal import Database
private import Foundation
internal import Vault

/// `aglae backup`: the practice's rows and photographs in one encrypted file.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes an encrypted backup of a practice, while the site runs.",
    discussion: """
      The file holds all rows of one moment and the sealed photographs that they name. The keys are not \
      in it, so that an erased patient is erased from every backup: keep the key store's second copy \
      apart from the backups, or nobody can open them.

      Exit status: 0 when everything is in the file, 1 when it is not, or photographs of the record are \
      missing or damaged on the disk.
      """)

  @OptionGroup var place: PracticePlace

  @Option(name: .customLong("to"), help: "The file to write.", completion: .file())
  var file: String

  @Flag(help: "Replace the file when it is there.")
  var replace = false

  func run() async throws {
    try await reportingFailure {
      let (database, store) = try place.open()
      let bar = BackupBar()
      let report = try await PracticeBackup(database, keys: store, dataFolder: place.data)
        .write(to: file, replacing: replace, at: .now, progress: { bar.show($0) })
      bar.clear()
      try await database.close()
      let counts = report.counts
      print("Backed up \(report.facts.madeAt): \(describe(counts)); \(report.byteCount) bytes.")
      print("The log had \(report.facts.head?.size ?? 0) signed entries.")
      print("SHA-256 \(report.digest)")
      print(
        "The keys are not in it: to restore it, the key store or its second copy is needed.")
      if counts.erasedMeanwhile > 0 {
        print("\(counts.erasedMeanwhile) photographs were erased meanwhile and are not in it.")
      }
      guard counts.absent + counts.damaged > 0 else { return }
      throw LostPhotographs(absent: counts.absent, damaged: counts.damaged)
    }
  }
}

/// « 1203 rows, 20 photographs (81920 bytes) ».
func describe(_ counts: BackupCounts) -> String {
  "\(counts.rows) rows, \(counts.photographs) photographs (\(counts.photographBytes) bytes)"
}

/// Photographs that the record names and the backup could not take.
private struct LostPhotographs: Error, CustomStringConvertible {
  let absent: Int
  let damaged: Int

  var description: String {
    "The backup was made, but of the record's photographs \(absent) are not on the disk and \(damaged) "
      + "are damaged; look for them in an earlier backup."
  }
}

extension Instant {
  /// By the machine's clock.
  static var now: Instant {
    Instant(microseconds: Int64((Date.now.timeIntervalSince1970 * 1_000_000).rounded()))
  }
}
