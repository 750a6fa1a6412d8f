internal import ClinicVocabulary
internal import Database
internal import Foundation

/// The program that is killed: writes pairs and says each number once it was acknowledged.
enum Writer {
  static func run(_ location: String, clinic: String, clients: Int) async throws -> Bool {
    guard let clinic = ClinicID(clinic) else { throw CampaignFailure("no clinic: \(clinic)") }
    let database = try ClinicDatabase.open(DatabaseLocation(location, data: ""))
    try await withThrowingTaskGroup { group in
      for client in 0..<clients {
        group.addTask {
          for number in stride(from: client, to: .max, by: clients) {
            try await Pair.write(number, of: clinic, in: database)
            say(number)
          }
        }
      }
      try await group.waitForAll()
    }
    return true
  }

  /// One call, so that a line is whole or not there.
  private static func say(_ number: Int) {
    let line = Array("\(number)\n".utf8)
    if write(1, line, line.count) != line.count { exit(0) }
  }
}
