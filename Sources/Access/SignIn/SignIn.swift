public import ClinicVocabulary

/// What someone who signs in shows.
public struct SignInAttempt: Sendable {
  let login: String
  let password: Password
  let network: String
  let device: Token?
  let deviceLabel: String

  /// - Parameters:
  ///   - network: where the request comes from, such as an IPv4 address or the first 64 bits of an
  ///     IPv6 address.
  ///   - device: what the browser's device cookie holds.
  ///   - deviceLabel: how the device is listed, such as "Firefox, Linux".
  public init(
    login: String, password: Password, network: String, device: Token?, deviceLabel: String
  ) {
    (self.login, self.password, self.network) = (login, password, network)
    (self.device, self.deviceLabel) = (device, deviceLabel)
  }
}

/// What becomes of it. An unknown sign-in name, a wrong password and an account that is closed have
/// one answer.
public enum SignInOutcome: Sendable {
  case signedIn(SignedIn)
  case refused
  /// Too many tries failed; tries before this instant are refused, whatever they show.
  case wait(until: Instant)
}

/// A session that began or went on under a new token.
public struct SignedIn: Sendable {
  /// For the session's cookie.
  public let session: ClinicToken
  public let stage: SessionStage
  /// For the device's cookie.
  public let device: Token?
}

/// What someone signs in with, as it is compared: composed, lower case, without spaces around it.
struct LoginName: Sendable {
  let text: String

  /// nil when it has fewer than 3 or more than 254 letters, or a space or control character.
  init?(_ typed: String) {
    let text = Self.folded(typed)
    guard (3...254).contains(text.count),
      !text.unicodeScalars.contains(where: {
        $0.properties.isWhitespace || $0.properties.generalCategory == .control
      })
    else { return nil }
    self.text = text
  }

  static func folded(_ typed: String) -> String {
    Password(typed.lowercased()).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
