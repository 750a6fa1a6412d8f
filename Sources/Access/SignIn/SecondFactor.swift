public import ClinicVocabulary

/// What becomes of a code of the second factor.
public enum SecondFactorOutcome: Sendable {
  case signedIn(SignedIn)
  /// The code is wrong, too old or was used.
  case wrong
  case wait(until: Instant)
  /// The session has ended: begin again with the password.
  case signedOut
}

/// What someone needs to set up their authenticator application.
public struct Enrolment: Sendable {
  /// The seed in Base32, to be typed.
  public let seed: String
  /// The seed with its names, to be scanned or opened: `otpauth://totp/…`.
  public let address: String
}

/// What becomes of the first code of a new second factor.
public enum EnrolmentOutcome: Sendable {
  /// - Parameter recoveryCodes: shown once; each stands in once for a lost second factor.
  case enrolled(SignedIn, recoveryCodes: [String])
  case wrong
  case wait(until: Instant)
  case signedOut
}
