/// Why Access could not do what was asked; an expected "no" is a result instead.
public struct AccessFailure: Error, Sendable, Equatable {
  public enum Code: String, Sendable {
    /// A sealed value does not open: the key store is not that of this database, or the row was
    /// changed by other means.
    case sealing
    /// The password could not be hashed: the machine lacks memory.
    case hashing
    /// More sign-ins wait than the server works on.
    case overloaded
    /// A row holds what this program does not know.
    case unknownValue
  }

  public let code: Code

  init(_ code: Code) { self.code = code }
}

extension AccessFailure: CustomStringConvertible {
  public var description: String {
    switch code {
    case .sealing: "A value of an account does not open; check that --keys is this practice's."
    case .hashing: "A password could not be hashed; free some memory and try again."
    case .overloaded: "Too many sign-ins at once; try again in a moment."
    case .unknownValue: "An account holds a value that this program does not know; use a newer one."
    }
  }
}
