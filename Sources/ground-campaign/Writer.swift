internal import Access
internal import Database
internal import Foundation

/// The program that is killed: makes visits and says each of their acts once it was acknowledged.
enum Writer {
  static let usage = "write LOCATION FOLDER SESSION FIRST CLIENTS"

  static func run(_ arguments: [String]) async throws -> Bool {
    guard arguments.count == 5, let session = ClinicToken(arguments[2]),
      let first = Int(arguments[3]), let clients = Int(arguments[4])
    else { throw CampaignFailure(usage) }
    let practice = try await GroundPractice(
      DatabaseLocation(arguments[0], data: ""), in: arguments[1], session)
    try await withThrowingTaskGroup { group in
      group.addTask { try await practice.keepLogInOrder() }
      for client in 0..<clients {
        group.addTask {
          for number in stride(from: first + client, to: .max, by: clients) {
            try await practice.visit(number) { say($0.line) }
          }
        }
      }
      try await group.waitForAll()
    }
    return true
  }

  /// One call, so that a line is whole or not there.
  private static func say(_ line: String) {
    let line = Array(line.utf8)
    if write(1, line, line.count) != line.count { exit(0) }
  }
}
