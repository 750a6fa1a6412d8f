internal import ArgumentParser
private import Foundation

/// The program's commands. Exit status: 0 done, 1 failure, 2 wrong usage, 3 a photograph refused.
@main
struct Aglae: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aglae",
    abstract: "Measures face and skin from photographs.",
    discussion: "The clinician decides: what it measures is a proposition, with its doubt.",
    version: "0.1.0",
    subcommands: [
      Analyze.self, Compare.self, Station.self, KnowledgeCommand.self, Serve.self,
      Demo.self, AuditCommand.self, BackupCommand.self, RestoreCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      guard code == .validationFailure else { exit(withError: error) }
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      Foundation.exit(ExitStatus.wrongUsage.rawValue)
    }
  }
}

/// What the program tells its caller at the end.
enum ExitStatus: Int32 {
  case done = 0
  case failure = 1
  case wrongUsage = 2
  case refused = 3
}
