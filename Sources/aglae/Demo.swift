internal import ArgumentParser
private import Foundation
private import Inference
private import Server

/// `aglae demo`: a clinic to try the program with.
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a demonstration clinic and prints its sign-ins.",
    discussion: """
      None of its people exists, and its passwords are printed in the program's source: it is to try \
      the program with, never for real patients. Then: aglae serve with the same folders.
      """)

  @Option(help: "Folder of the clinic's data; it must not be used yet.", completion: .directory)
  var data: String

  @Option(
    help: """
      Folder of the keys, never inside the data, nor used yet; the default is the user's \
      configuration. Their second copy goes beside it.
      """, completion: .directory)
  var keys: String?

  @Option(help: "PostgreSQL's address (postgres://…) or a file; the default is a file in the data.")
  var database: String?

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    do {
      let places = PracticePlaces(
        dataFolder: data, keyFolder: keys ?? KeyFolder.standard(environment),
        passphrase: try KeyFolder.passphrase(environment), database: database)
      let installation = try Installation.ofThisProgram(environment: environment)
      let people = try await DemonstrationPractice.make(
        in: places, faces: installation.root + "/Demonstration")
      for person in people { print(line(person)) }
      let keyOption = keys.map { " --keys \($0)" } ?? ""
      print("Start it: aglae serve --data \(data)\(keyOption)")
    } catch {
      FileHandle.standardError.write(Data("aglae: \(error)\n".utf8))
      throw ExitCode(ExitStatus.failure.rawValue)
    }
  }

  private func line(_ person: DemonstrationSignIn) -> String {
    let factor = person.secondFactor.map { "  \($0)  code \(person.code ?? "")" } ?? ""
    return "\(person.role)  \(person.login)  \(person.password)\(factor)"
  }
}
