internal import ArgumentParser
private import Foundation
private import PhotoAnalysis
private import RasterCodecs

/// Turns what a command's work throws into a sentence on standard error and the exit status.
struct FailureReport {
  /// The file of corrected points, which such an error is about.
  var points: String?

  func status(of work: () throws -> ExitStatus) -> ExitStatus {
    do {
      return try work()
    } catch OutputError.standardOutput(EPIPE) {
      Interruption.endBy(SIGPIPE)
      return .failure
    } catch let error as ValidationError {
      say(error.message)
      return .wrongUsage
    } catch let error as CorrectedPointsError {
      say("\(printable(points ?? "")): \(error)")
      return .wrongUsage
    } catch {
      say(sentence(of: error))
      return .failure
    }
  }

  private func say(_ sentence: String) {
    FileHandle.standardError.write(Data("aglae: \(sentence)\n".utf8))
  }

  /// What went wrong and what to do about it.
  private func sentence(of error: any Error) -> String {
    guard let failure = error as? EncodeFailure else { return "\(error)" }
    return "A picture could not be written (\(failure.operation)), in practice for lack of memory. "
      + "Run again with fewer --jobs."
  }
}
