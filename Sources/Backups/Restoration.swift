internal import Access
public import Audit
public import ClinicVocabulary
public import Database
internal import Foundation
public import Vault

/// Restores a practice from a backup, on this machine or a new one: everything or nothing.
///
/// The backup is read twice: first whole, so that nothing damaged comes near a database, while its
/// photographs are put beside the data's place; then its rows, in one transaction.
public struct Restoration: Sendable {
  private let path: String
  private let keys: KeyStore
  private let dataFolder: String
  private let location: DatabaseLocation
  private let acceptsMissingKeys: Bool

  /// - Parameters:
  ///   - path: the backup's file.
  ///   - keys: today's key store of the practice, or its second copy.
  ///   - dataFolder: absent or empty.
  ///   - location: an empty database, or where there is none.
  ///   - acceptsMissingKeys: whether patients whose key is lost may stay lost.
  public init(
    of path: String, keys: KeyStore, dataFolder: String, location: DatabaseLocation,
    acceptsMissingKeys: Bool = false
  ) {
    (self.path, self.keys, self.dataFolder) = (path, keys, dataFolder)
    self.location = location
    self.acceptsMissingKeys = acceptsMissingKeys
  }

  /// The folder that a restoration into `dataFolder` left when it was stopped; nil when none did. The
  /// next one completes or removes it.
  public static func leftover(of dataFolder: String) -> String? {
    StagedFolder.leftover(of: dataFolder)
  }

  /// Checks every chunk, row, photograph and count of a backup, and restores nothing.
  ///
  /// - Throws: `BackupRefusal`, `VaultFailure`.
  public static func check(
    _ path: String, keys: KeyStore, progress: @escaping BackupProgress.Report = { _ in }
  ) async throws -> (contents: BackupContents, digest: String) {
    try await refusing(path) {
      let reading = try BackupReading(path, BackupSealing(keys))
      return (try reading.check(progress: progress), reading.digest)
    }
  }

  /// - Throws: `BackupRefusal`, `DatabaseFailure`, `VaultFailure`; nothing was changed then.
  public func run(
    at now: Instant, progress: @escaping BackupProgress.Report = { _ in }
  ) async throws -> RestorationReport {
    try await refusing(path) {
      let stage = try await StagedFolder.prepare(for: dataFolder) { try await isCommitted($0) }
      guard !stage.isComplete else {
        try stage.take()
        return .completed
      }
      do {
        let report = try await fill(stage.path, stage.id, at: now, progress)
        try stage.sync()
        let head = report.log.head
        try await keys.aside { keys throws(VaultFailure) in
          try keys.accept(restored: head, at: now)
        }
        try stage.take()
        return .restored(report)
      } catch {
        // What is in the database already is completed by the next restoration.
        let isCommitted = await isCommittedOutside(stage.id)
        if !isCommitted { stage.remove() }
        throw error
      }
    }
  }

  private func fill(
    _ stage: String, _ id: String, at now: Instant, _ progress: @escaping BackupProgress.Report
  ) async throws -> RestoredPractice {
    let sealing = try BackupSealing(keys)
    let photographs = try PhotographFiles(folder: stage + "/photographs")
    let reading = try BackupReading(path, sealing)
    let contents = try reading.check(
      progress: progress,
      file: { small in
        let file = try OpenFile(stage + "/" + small.name, O_WRONLY | O_CREAT | O_EXCL)
        try file.write(small.content)
      }, photographs: photographs)
    let isNew = isNewFile
    let database = try ClinicDatabase.open(staged(stage) ?? location, connections: 1)
    let completion = RestoredRows(
      keys: keys, log: AuditLog(try keys.auditKeys()), facts: contents.facts, id: id,
      digest: reading.digest, acceptsMissingKeys: acceptsMissingKeys, path: path, at: now)
    let path = path
    let restored = try await Self.filling(database, removing: isNew ? location : nil) {
      try await database.restore(
        from: {
          let reading = try BackupReading(path, sealing)
          guard try reading.facts() == contents.facts else { throw BackupFailure.damaged }
          var bytes = 0
          return {
            let piece = try reading.rows()
            bytes += piece?.count ?? 0
            progress(.rows(bytes: bytes))
            return piece
          }
        },
        completion: { transaction, _ in try completion.complete(transaction, progress) })
    }
    for name in restored.erasedPhotographs { try photographs.remove(named: name) }
    return RestoredPractice(
      contents: contents, digest: reading.digest, log: restored.log,
      erasedSince: restored.erasedSince, missingKeys: restored.missingKeys)
  }

  /// Whether the database is to be a file outside the data folder that is not there yet.
  private var isNewFile: Bool {
    guard case .sqlite(let path) = location else { return false }
    return location != DatabaseLocation(nil, data: dataFolder)
      && !FileManager.default.fileExists(atPath: path)
  }

  /// Closes the database behind `work`, and removes a file that was made for nothing.
  private static func filling<Result: Sendable>(
    _ database: ClinicDatabase, removing location: DatabaseLocation?,
    _ work: () async throws -> Result
  ) async throws -> Result {
    do {
      let result = try await work()
      try await database.close()
      return result
    } catch {
      try? await database.close()
      if case .sqlite(let path)? = location {
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
      }
      throw error
    }
  }

  /// The database's place while it is restored; nil when it is not in the data folder.
  private func staged(_ stage: String) -> DatabaseLocation? {
    guard location == DatabaseLocation(nil, data: dataFolder) else { return nil }
    return DatabaseLocation(nil, data: stage)
  }

  private func isCommittedOutside(_ id: String) async -> Bool {
    let isCommitted = try? await isCommitted(id)
    return isCommitted == true
  }

  /// Whether the database, outside the data folder, was restored by that restoration.
  private func isCommitted(_ id: String) async throws -> Bool {
    guard location != DatabaseLocation(nil, data: dataFolder) else { return false }
    if case .sqlite(let path) = location, !FileManager.default.fileExists(atPath: path) {
      return false
    }
    let database = try ClinicDatabase.open(location, connections: 1)
    do {
      let rows = try await database.read(.installation) { transaction in
        try transaction.rows(
          "SELECT restoration_id FROM restoration WHERE restoration_id = \(id)")
      }
      try await database.close()
      return !rows.isEmpty
    } catch let failure as DatabaseFailure where [.statement, .other].contains(failure.code) {
      // There is no such table: nothing was ever restored there.
      try await database.close()
      return false
    }
  }
}

/// How a restoration ended.
public enum RestorationReport: Sendable {
  case restored(RestoredPractice)
  /// An earlier one, which was stopped when all was done but the name, is complete now.
  case completed
}

/// What was restored.
public struct RestoredPractice: Sendable {
  public let contents: BackupContents
  /// SHA-256 of the backup's file.
  public let digest: String
  /// What the check of the restored log found.
  public let log: AuditReport
  /// Patients who were erased after the backup was made, and stay erased.
  public let erasedSince: Int
  /// Patients whose key is lost.
  public let missingKeys: Int
}
