/// Why the site could not start, in a sentence that says what to do.
public enum ServerFailure: Error, CustomStringConvertible, Sendable {
  case notSetUp(missing: String)
  case addressInUse(String)
  case dataFolder(String, reason: String)

  public var description: String {
    switch self {
    case .notSetUp(let missing):
      "\(missing) is missing. Run `make setup`, then start again."
    case .addressInUse(let address):
      "\(address) is in use by another program. Stop it, or choose another port with --listen."
    case .dataFolder(let path, let reason):
      "\(path) cannot be the data folder: \(reason). Choose another folder with --data."
    }
  }
}
