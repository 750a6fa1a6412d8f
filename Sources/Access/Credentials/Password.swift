internal import Foundation

/// What someone types to prove who they are, composed the same way on every keyboard (NFKC, as NIST
/// SP 800-63B advises).
public struct Password: Sendable {
  let bytes: [UInt8]
  let text: String

  public init(_ typed: String) {
    text = typed.precomposedStringWithCompatibilityMapping
    bytes = Array(text.utf8)
  }
}

extension Password: CustomStringConvertible, CustomDebugStringConvertible {
  /// Never the password: it must not reach a log.
  public var description: String { "a password" }
  public var debugDescription: String { description }
}

/// Why a new password is refused.
public enum PasswordRefusal: String, Sendable, Hashable, CaseIterable {
  /// Fewer than 12 letters.
  case short
  /// More than 1,024 bytes: hashing it would serve an attacker.
  case long
  /// Made of words and runs that are tried first.
  case common
  /// Holds the person's sign-in name or the clinic's name.
  case personal
}

extension Password {
  /// nil when it may be chosen. NIST SP 800-63B, section 5.1.1.2: length and a list of what is
  /// common; no rules of composition, no forced change.
  ///
  /// - Parameter personal: what it may not hold: the sign-in name, the names of person and clinic.
  public func refusal(personal: [String]) -> PasswordRefusal? {
    if text.count < 12 { return .short }
    if bytes.count > 1024 { return .long }
    let folded = CommonPassword.folded(text)
    let parts = personal.flatMap { [$0] + $0.split { !$0.isLetter }.map(String.init) }
      .map(CommonPassword.folded).filter { $0.count >= 4 }
    if parts.contains(where: { folded.contains($0) && folded.count < $0.count + 8 }) {
      return .personal
    }
    return CommonPassword.matches(text) || CommonPassword.isListed(text) ? .common : nil
  }
}
