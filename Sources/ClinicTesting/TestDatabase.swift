public import Database
internal import Foundation

/// A migrated database of its own for a test; all are removed with the process.
public func makeDatabase(_ engine: EngineKind) async throws -> ClinicDatabase {
  let database = try ClinicDatabase.open(try await makeLocation(engine), connections: 8)
  try await database.migrate()
  return database
}

/// Where a test may open an empty database of its own, several times if it likes.
public func makeLocation(_ engine: EngineKind) async throws -> DatabaseLocation {
  switch engine {
  case .sqlite: .sqlite(path: try makeFolder() + "/clinic.sqlite")
  case .postgresql: .postgresql(url: try await server.value.makeDatabase())
  }
}

/// A folder of its own for a test, removed with the process.
public func makeFolder() throws -> String {
  let folder = try TestFolder.shared.get() + "/" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  return folder
}

/// The server of this process's tests, started by whoever asks first.
private let server = Task.detached { try await PostgreSQLServer(isDurable: false) }
