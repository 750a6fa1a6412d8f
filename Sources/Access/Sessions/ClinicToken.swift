public import ClinicVocabulary

/// A token with the clinic that it belongs to, so that it is looked up under that clinic's row
/// security: what a session's cookie and an invitation's link hold.
public struct ClinicToken: Sendable, Hashable {
  public let clinic: ClinicID
  public let token: Token

  init(_ clinic: ClinicID, _ token: Token = .random()) {
    (self.clinic, self.token) = (clinic, token)
  }

  /// nil when `text` cannot be one.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let clinic = ClinicID(parts[0]), let token = Token(parts[1]) else {
      return nil
    }
    self.init(clinic, token)
  }

  /// What a cookie or a link holds: 80 letters, digits, `-`, `_` and one `.`.
  public var text: String { "\(clinic.text).\(token.text)" }
}

extension ClinicToken: CustomStringConvertible {
  /// Never the token: it must not reach a log.
  public var description: String { "a token of clinic \(clinic.text)" }
}
