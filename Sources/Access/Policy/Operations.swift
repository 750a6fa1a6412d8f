/// What may be done with a field group.
public struct Operations: OptionSet, Sendable, Hashable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let read = Operations(rawValue: 1)
  public static let write = Operations(rawValue: 2)
  public static let readAndWrite: Operations = [.read, .write]
}

extension Operations: CustomStringConvertible {
  /// `read`, `write`, `read, write`, or `—` for none.
  public var description: String {
    let words = (contains(.read) ? ["read"] : []) + (contains(.write) ? ["write"] : [])
    return words.isEmpty ? "—" : words.joined(separator: ", ")
  }
}
