/// The file of stations could not be read or written.
public struct StationStoreError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: Hashable, Sendable { case unreadable, unwritable }

  public let code: Code
  public let place: String
  public let cause: String

  init(_ code: Code, place: String, cause: String) {
    self.code = code
    self.place = place
    self.cause = cause
  }

  public var description: String {
    switch code {
    case .unreadable:
      "The photo stations in \(place) cannot be read (\(cause)). "
        + "Put back the file from a backup, or move it away and register them again."
    case .unwritable:
      "The photo stations cannot be written to \(place) (\(cause)). "
        + "Check that the data folder is there, writable and not full."
    }
  }
}
