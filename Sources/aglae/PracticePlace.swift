internal import ArgumentParser
internal import Database
private import Foundation
internal import Vault

/// Where a practice's data and keys lie.
struct PracticePlace: ParsableArguments {
  @Option(help: "Folder of the practice's data.", completion: .directory)
  var data: String

  @OptionGroup var keyPlace: KeyPlace

  @Option(help: "Address of a PostgreSQL database, instead of the file in the data folder.")
  var database: String?

  var location: DatabaseLocation { DatabaseLocation(database, data: data) }

  /// Opens both, changing neither.
  func open() throws -> (ClinicDatabase, KeyStore) {
    if case .sqlite(let path) = location, !FileManager.default.fileExists(atPath: path) {
      throw ValidationError("There is no practice's data in \(data).")
    }
    let store = try keyPlace.open(outside: data)
    return (try ClinicDatabase.open(location, connections: 1), store)
  }
}

/// Where the key store lies, and what opens it.
struct KeyPlace: ParsableArguments {
  @Option(help: "Folder of the key store.", completion: .directory)
  var keys = KeyStore.defaultFolder(ProcessInfo.processInfo.environment)

  func open(outside data: String?) throws -> KeyStore {
    try KeyStore.open(
      at: keys,
      passphrase: try Passphrase(handedOverIn: ProcessInfo.processInfo.environment),
      outside: data)
  }
}

/// Says on the standard error stream why something failed, with exit status 1.
func reportingFailure(_ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let error where error is ExitCode || error is ValidationError {
    throw error
  } catch {
    FileHandle.standardError.write(Data("aglae: \(error)\n".utf8))
    throw ExitCode(ExitStatus.failure.rawValue)
  }
}
