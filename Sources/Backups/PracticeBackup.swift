internal import Audit
public import ClinicVocabulary
public import Database
internal import Foundation
internal import Glibc
public import Vault

/// Makes backups of a practice while it works.
///
/// A backup is all rows of one moment and the sealed photographs that these name, encrypted and
/// authenticated as a whole. The key store is not in it: erasing a patient must reach every backup.
public struct PracticeBackup: Sendable {
  private let database: ClinicDatabase
  private let keys: KeyStore
  private let dataFolder: String
  private let photographs: PhotographFiles

  /// - Throws: `VaultFailure` when the folder of photographs cannot be made.
  public init(
    _ database: ClinicDatabase, keys: KeyStore, dataFolder: String
  ) throws(VaultFailure) {
    self.database = database
    self.keys = keys
    self.dataFolder = dataFolder
    photographs = try PhotographFiles(folder: dataFolder + "/photographs")
  }

  /// Writes a backup beside `path`, reads it back, gives it its name, and records that it was made.
  ///
  /// - Parameters:
  ///   - replacing: whether a file of that name is replaced.
  ///   - now: when it is made; also the time of its entry in the log.
  /// - Throws: `BackupRefusal`, `DatabaseFailure`, `VaultFailure`; there is no new file then, unless
  ///   only its entry could not be made.
  public func write(
    to path: String, replacing: Bool, at now: Instant,
    progress: @escaping BackupProgress.Report = { _ in }
  ) async throws -> BackupReport {
    try await refusing(path) {
      if !replacing, status(of: path) != nil { throw BackupRefusal(.exists, path) }
      let draft = try DraftFile(of: path)
      let report: BackupReport
      do {
        report = try await fill(draft.path, at: now, progress)
      } catch {
        draft.remove()
        throw error
      }
      try draft.take(replacing: replacing)
      try await MadeBackup.record(report, log: AuditLog(keys.auditKeys()), in: database, at: now)
      return report
    }
  }

  private func fill(
    _ path: String, at now: Instant, _ progress: @escaping BackupProgress.Report
  ) async throws -> BackupReport {
    let sealing = try BackupSealing(keys)
    let writer = SealedBackupWriter(to: path, sealing)
    var (facts, counts, names) = try await writeRows(to: writer, at: now, progress)
    for file in try smallFiles() { try writer.append(BackupItem.file(file).bytes()) }
    for (done, photograph) in names.enumerated() {
      progress(.photographs(done: done, of: names.count))
      try copy(photograph, to: writer, &counts)
    }
    names = []
    try writer.append(BackupItem.end(counts).bytes())
    let (digest, byteCount) = try writer.finish()
    let check = try BackupReading(path, sealing).check(progress: progress)
    guard check == BackupContents(facts: facts, counts: counts) else {
      throw BackupRefusal(.damaged, path, cause: "it does not read back as it was written")
    }
    return BackupReport(facts: facts, counts: counts, digest: digest, byteCount: byteCount)
  }

  /// Rows and facts of one moment; the photographs that the rows name.
  private func writeRows(
    to writer: SealedBackupWriter, at now: Instant, _ progress: @escaping BackupProgress.Report
  ) async throws -> (BackupFacts, BackupCounts, [NamedPhotograph]) {
    let engine = database.kind.rawValue
    return try await database.snapshot { transaction, write in
      try writer.begin()
      let facts = BackupFacts(
        madeAt: now, engine: engine, head: try SignedHead.last(in: transaction))
      try writer.append(BackupItem.facts(facts).bytes())
      var (counts, bytes) = (BackupCounts(), 0)
      counts.rows = Int(
        try write { piece in
          try writer.append(BackupItem.rows(piece).bytes())
          bytes += piece.count
          progress(.rows(bytes: bytes))
        })
      try writer.append(BackupItem.endOfRows.bytes())
      return (facts, counts, try NamedPhotograph.all(in: transaction))
    }
  }

  private func copy(
    _ photograph: NamedPhotograph, to writer: SealedBackupWriter, _ counts: inout BackupCounts
  ) throws {
    var (hasBegun, bytes) = (false, 0)
    let isWhole: Bool?
    do {
      isWhole = try photographs.sealedBytes(of: photograph.name) { piece in
        if !hasBegun { try writer.append(BackupItem.photograph(name: photograph.name).bytes()) }
        hasBegun = true
        bytes += piece.count
        try writer.append(BackupItem.bytes(piece).bytes())
      }
    } catch let failure as VaultFailure where failure.place.hasSuffix(photograph.name) {
      // Removed between being found and being opened, or unreadable.
      isWhole = hasBegun ? false : nil
    }
    if hasBegun { try writer.append(BackupItem.endOfPhotograph(isWhole: isWhole == true).bytes()) }
    switch isWhole {
    case true?:
      counts.photographs += 1
      counts.photographBytes += bytes
    case _ where try isErased(photograph): counts.erasedMeanwhile += 1
    case nil: counts.absent += 1
    case false?: counts.damaged += 1
    }
  }

  private func isErased(_ photograph: NamedPhotograph) throws -> Bool {
    if case .erased = try keys.holding(of: photograph.patient, in: photograph.clinic) {
      return true
    }
    return false
  }

  private func smallFiles() throws -> [BackupItem.SmallFile] {
    try BackupItem.SmallFile.names.compactMap { name in
      guard status(of: dataFolder + "/" + name) != nil else { return nil }
      let file = try OpenFile(dataFolder + "/" + name, O_RDONLY | O_NOFOLLOW)
      return .init(name: name, content: try file.read(upTo: 700_000))
    }
  }
}

/// What was backed up.
public struct BackupReport: Sendable {
  public let facts: BackupFacts
  public let counts: BackupCounts
  /// SHA-256 of the file, 64 hexadecimal digits.
  public let digest: String
  public let byteCount: Int
}

/// A photograph that the record names.
struct NamedPhotograph: Sendable {
  let name: String
  let clinic: ClinicID
  let patient: PatientID

  /// Those of patients who were not erased.
  static func all(in transaction: Transaction) throws -> [NamedPhotograph] {
    try transaction.rows(
      """
      SELECT name, photograph.clinic_id, photograph.patient_id FROM photograph
      JOIN patient ON patient.clinic_id = photograph.clinic_id
        AND patient.patient_id = photograph.patient_id
      WHERE erased_at IS NULL ORDER BY name
      """
    ).map { row in
      NamedPhotograph(
        name: try row.text("name"), clinic: try row.id("clinic_id"),
        patient: try row.id("patient_id"))
    }.reduce(into: []) { if $0.last?.name != $1.name { $0.append($1) } }
  }
}
