internal import ArgumentParser
private import FaceAnalysis
private import Foundation
private import Inference
private import Knowledge
private import Server

/// `aglae knowledge`: the published facts that the program knows.
struct KnowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "knowledge", abstract: "The published facts that the program knows.",
    subcommands: [Check.self])

  /// `aglae knowledge check`: exit status 0 when the edition is whole, 1 with what is wrong.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks the current edition: hash, citations, states, units.")

    func run() throws {
      do {
        let installation = try Installation.ofThisProgram(
          environment: ProcessInfo.processInfo.environment)
        let edition = try Edition(readingFrom: installation)
        let wrong = edition.mismatches(with: MeasureCatalogue.units.mapValues(\.rawValue))
        guard wrong.isEmpty else { throw KnowledgeError.brokenRules(wrong) }
        let unverified = edition.norms.count { $0.status == .unverified }
        print(
          "Edition \(edition.name): \(edition.norms.count) norms of \(edition.cohorts.count) "
            + "cohorts in \(edition.citations.count) articles; \(unverified) not yet verified.")
      } catch {
        FileHandle.standardError.write(Data("aglae: \(error)\n".utf8))
        throw ExitCode(ExitStatus.failure.rawValue)
      }
    }
  }
}
