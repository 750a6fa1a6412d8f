public import Database
internal import Foundation

/// A migrated database of its own for a test, in a folder that is removed with the process.
public func makeDatabase(_ engine: EngineKind) async throws -> ClinicDatabase {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("aglae-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let database = try ClinicDatabase.sqlite(at: folder.path + "/clinic.sqlite")
  try await database.migrate()
  return database
}
