public import Database
internal import Foundation

/// A migrated database of its own for a test; all are removed with the process.
public func makeDatabase(_ engine: EngineKind) async throws -> ClinicDatabase {
  let database = try ClinicDatabase.open(try await prepared(engine), connections: 8)
  try await database.migrate()
  return database
}

private func prepared(_ engine: EngineKind) async throws -> DatabaseLocation {
  switch engine {
  case .sqlite: try await makeLocation(.sqlite)
  case .postgresql:
    .postgresql(url: try await migratedServer.value.makeDatabase(like: template))
  }
}

/// A migrated database on the server, which is copied in less time than it is made in.
private let template = "migrated"

private let migratedServer = Task.detached {
  let server = try await server.value
  let address = try await server.makeDatabase(named: template)
  let database = try ClinicDatabase.open(.postgresql(url: address), connections: 1)
  try await database.migrate()
  try await database.close()
  return server
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
