/// Why a record could not be kept or read.
public struct RecordsFailure: Error, Sendable, Hashable {
  public enum Code: String, Sendable {
    /// The permit does not grant what the store was asked for.
    case notPermitted
    /// The patient was erased: nobody can seal or open anything of theirs any more.
    case erased
  }

  public let code: Code

  public init(_ code: Code) { self.code = code }
}

extension RecordsFailure: CustomStringConvertible {
  public var description: String {
    switch code {
    case .notPermitted: "A store was asked for more than its permit grants; ask for another permit."
    case .erased: "The patient was erased; what was kept of them cannot be opened any more."
    }
  }
}
