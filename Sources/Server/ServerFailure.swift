/// Why the site could not start, in a sentence that says what to do.
public enum ServerFailure: Error, CustomStringConvertible, Sendable {
  case notSetUp(missing: String)
  case addressInUse(String)
  case addressNotAllowed(String)

  public var description: String {
    switch self {
    case .notSetUp(let missing):
      "\(missing) is missing. Run `make setup`, then start again."
    case .addressInUse(let address):
      "\(address) is in use by another program. Stop it, or choose another port with --listen."
    case .addressNotAllowed(let address):
      "\(address) may not be listened on: \(address) without its port is no name that this "
        + "machine allows. Use --listen 127.0.0.1:8080."
    }
  }
}
