internal import ArgumentParser
private import Foundation
internal import PhotoAnalysis
private import RasterCodecs

/// `aglae compare`: two photographs held against each other.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares two photographs of a face.",
    discussion: """
      The second photograph is laid over the first by turning, enlarging and shifting it, never by \
      warping. A measure counts as changed when its difference exceeds twice the combined \
      uncertainty. What stands against a comparison is named, and the comparison is made all the \
      same.

        aglae compare before.jpg after.jpg --same-person --json

      Exit status: 0 compared, 3 at least one photograph refused (the document says why), \
      2 wrong usage or a path that does not exist, 1 failure.
      """)

  @Argument(help: ArgumentHelp("The earlier photograph.", valueName: "first"), completion: .file())
  var first: String

  @Argument(help: ArgumentHelp("The later photograph.", valueName: "second"), completion: .file())
  var second: String

  @Flag(
    help: """
      Both show one person, as you know: what is wrong with both photographs alike then leaves the \
      differences. Faces are not recognised.
      """)
  var samePerson = false

  @Flag(help: "Go on after a refusal for quality; the refusal stays in the document.")
  var force = false

  @Flag(help: "Print one JSON document.")
  var json = false

  func validate() throws {
    for path in [first, second] where !FileManager.default.fileExists(atPath: path) {
      throw ValidationError("There is no file at \(printable(path)).")
    }
  }

  func run() throws {
    let status = FailureReport().status {
      let comparison = try compared()
      let text =
        json ? try ComparisonDocument(comparison).json() : ComparisonSummary(comparison).text
      let error = writeAll((text + "\n").utf8, to: STDOUT_FILENO)
      if error != 0 { throw OutputError.standardOutput(error) }
      let documents = [comparison.first.document, comparison.second.document]
      return documents.contains { $0.refused != nil } ? .refused : .done
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }

  private func compared() throws -> PhotoComparison {
    let decoder = try DecodeService()
    Interruption.whenAsked { decoder.endWork() }
    let analyser = try AnalysisEngine(decoder: decoder).makeAnalyser()
    var options = AnalysisOptions()
    options.goesOnAfterRefusal = force
    let analyses = try [first, second].map { path in
      let file = PhotographFile(path: path)
      return switch file.read() {
      case .bytes(let bytes): try analyser.analyse(bytes, name: file.name, options: options)
      case .refused(let refusal): analyser.unreadable(name: file.name, because: refusal)
      }
    }
    return PhotoComparison(first: analyses[0], second: analyses[1], samePerson: samePerson)
  }
}
