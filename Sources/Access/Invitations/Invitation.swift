public import ClinicVocabulary

/// Whom an invitation is for.
public enum Invitee: Sendable {
  /// Someone of the clinic; the name is sealed.
  case staff(AccountProfile, name: String)
  /// A patient, to see what concerns them.
  case patient(PatientID)
}

/// What becomes of a wish to invite.
public enum InvitationOutcome: Sendable {
  /// - Parameter link: shown once; the link's address ends with its `text`.
  case made(InvitationID, link: ClinicToken, expiresAt: Instant)
  /// The patient has an account already.
  case hasAccount
  /// The name is empty, longer than 200 letters, or the role does not fit.
  case notPossible
}

/// What someone sees who opens the link of an invitation that is still good.
public struct InvitationView: Sendable {
  public let clinicName: String
  public let profile: AccountProfile
  /// nil for a patient.
  public let name: String?
  /// Whether it only sets a new password for an account that there is.
  public let isNewPassword: Bool
  public let expiresAt: Instant
}

/// An invitation that was not accepted yet, as an administrator sees it.
public struct PendingInvitation: Sendable {
  public let id: InvitationID
  public let profile: AccountProfile
  public let name: String?
  public let isNewPassword: Bool
  public let expiresAt: Instant
}

/// What someone who accepts an invitation chooses.
public struct Acceptance: Sendable {
  let login: String
  let password: Password
  let device: Token?
  let deviceLabel: String

  /// - Parameter login: of no meaning for a new password.
  public init(login: String, password: Password, device: Token?, deviceLabel: String) {
    (self.login, self.password, self.device, self.deviceLabel) = (
      login, password, device, deviceLabel
    )
  }
}

/// What becomes of it.
public enum AcceptanceOutcome: Sendable {
  case accepted(SignedIn)
  case password(PasswordRefusal)
  /// The sign-in name has fewer than 3 or more than 254 letters, or a space.
  case login
  /// Another account has this sign-in name.
  case loginTaken
  /// It was accepted, revoked, ran out, or never was.
  case gone
}
