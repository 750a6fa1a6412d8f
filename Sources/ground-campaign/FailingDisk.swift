internal import CPowerCut
internal import ClinicTesting
internal import ClinicVocabulary
internal import Database
internal import Foundation

/// A disk that is full, then one that fails or has become read-only: each write is refused with a
/// clear failure, nothing of it stays, and all goes on when the disk does.
enum FailingDisk {
  /// SQLITE_FULL, and SQLITE_IOERR_WRITE, which is what a read-only disk gives an open file.
  private static let kinds: [(code: Int32, name: String, expected: DatabaseFailure.Code)] = [
    (13, "full", .diskFull), (778, "failing or read-only", .storage),
  ]

  static func run() async throws -> Bool {
    let folder = try makeFolder()
    guard power_cut_install(folder) == 0 else { throw CampaignFailure("no such file system") }
    let database = try ClinicDatabase.open(.sqlite(path: folder + "/clinic.sqlite"))
    try await database.migrate()
    let clinic = try await Pair.makeClinic(in: database)
    var acknowledged: Set<Int> = []
    var isClean = true
    print("| disk | refused as it should | otherwise |\n|---|---:|---:|")
    for (place, kind) in kinds.enumerated() {
      try await Pair.write(place * 1000, of: clinic, in: database)
      acknowledged.insert(place * 1000)
      power_cut_fail_writes(kind.code)
      let failures = await failures(from: place * 1000 + 1, of: clinic, in: database)
      power_cut_fail_writes(0)
      let right = failures.count { $0 == kind.expected }
      print("| \(kind.name) | \(right) | \(failures.count - right) |")
      isClean = isClean && right == failures.count
    }
    try await Pair.write(9999, of: clinic, in: database)
    acknowledged.insert(9999)
    let verdict = try await Pair.verify(acknowledged, of: clinic, in: database)
    verdict.print("failing disk, sqlite")
    return isClean && verdict.isClean && verdict.unacknowledged == 0
  }

  /// How each of twenty writes at once failed, nil for one that did not.
  private static func failures(
    from number: Int, of clinic: ClinicID, in database: ClinicDatabase
  ) async -> [DatabaseFailure.Code?] {
    await withTaskGroup { group in
      for place in 0..<20 {
        group.addTask {
          do {
            try await Pair.write(number + place, of: clinic, in: database)
            return nil as DatabaseFailure.Code?
          } catch { return (error as? DatabaseFailure)?.code ?? .other }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }
}
