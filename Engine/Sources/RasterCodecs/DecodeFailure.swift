/// Decoding could not be tried; nothing is said about the picture.
public struct DecodeFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// No `aglae-decode` at the expected places.
    case helperMissing
    /// `aglae-decode` ended or stayed silent when it was asked for a worker.
    case helperUnusable
    case outOfMemory
    /// A worker broke the rules of the boundary; its pixels were not taken.
    case boundaryBroken
  }

  public let code: Code
  /// `errno` of the call that failed, 0 when there is none.
  public let systemError: Int32
  /// What to do about it.
  public let description: String

  init(_ code: Code, _ description: String, systemError: Int32 = 0) {
    self.code = code
    self.systemError = systemError
    self.description = description
  }
}
