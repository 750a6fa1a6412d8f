/// Why an edition cannot be used.
public enum KnowledgeError: Error, Equatable, CustomStringConvertible {
  /// The bytes are not those that the engine was made with.
  case altered(edition: String, expected: String, found: String)
  case malformed(String)
  case brokenRules([String])

  public var description: String {
    switch self {
    case .altered(let edition, let expected, let found):
      "The knowledge edition \(edition) was refused: its SHA-256 is \(found), this program expects "
        + "\(expected). Restore Knowledge/editions from the release."
    case .malformed(let reason):
      "The knowledge edition cannot be read: \(reason). Restore Knowledge/editions from the release."
    case .brokenRules(let rules):
      "The knowledge edition breaks its rules: \(rules.joined(separator: "; "))."
    }
  }
}
