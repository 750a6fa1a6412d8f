internal import Database

/// Why a handler could not do its job. Its text is written in the program, so it holds no patient data.
public struct JobFailure: Error, Sendable {
  let reason: String
  /// Whether trying again is of no use.
  let isFinal: Bool

  public init(_ reason: StaticString, isFinal: Bool = false) {
    self.reason = "\(reason)"
    self.isFinal = isFinal
  }

  /// What may be kept of any error: its own text could quote what was worked on.
  init(_ error: any Error) {
    switch error {
    case let failure as JobFailure: self = failure
    case let failure as DatabaseFailure:
      (reason, isFinal) = ("database: \(failure.code.rawValue)", false)
    default: (reason, isFinal) = (String(describing: type(of: error)), false)
    }
  }
}

/// Another program took the job over; what this one did for it is not kept.
struct LeaseLost: Error {}
