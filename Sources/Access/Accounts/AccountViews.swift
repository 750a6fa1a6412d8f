public import ClinicVocabulary

/// An account as an administrator sees it.
public struct AccountView: Sendable {
  public let person: PersonID
  /// nil for a patient's account, which holds no name.
  public let name: String?
  public let login: String?
  public let profile: AccountProfile
  public let active: Bool
  public let hasSecondFactor: Bool
}

/// Who is signed in, for the head of a page.
public struct SessionView: Sendable {
  public let clinic: ClinicID
  public let clinicName: String
  public let person: PersonID
  /// nil for a patient's account, which holds no name.
  public let name: String?
  public let profile: AccountProfile
  /// The patient that the person is, for the role patient.
  public let patient: PatientID?
  public let stage: SessionStage
  public let endsAt: Instant
}

/// One of a person's own sessions that has not ended.
public struct OwnSession: Sendable {
  public let id: SessionID
  public let device: DeviceID
  public let deviceLabel: String
  public let startedAt: Instant
  public let lastSeenAt: Instant
  /// Whether it is the one that asks.
  public let isThis: Bool
}

/// One of a person's own devices that is not revoked.
public struct OwnDevice: Sendable {
  public let id: DeviceID
  public let label: String
  public let firstSeenAt: Instant
  public let lastSeenAt: Instant
  /// Whether it is the one that asks.
  public let isThis: Bool
}

/// What a person sees of their own account.
public struct OwnAccount: Sendable {
  public let sessions: [OwnSession]
  public let devices: [OwnDevice]
  public let recoveryCodesLeft: Int
  public let hasSecondFactor: Bool
}

/// What becomes of a change of an account.
public enum AccountChange: Sendable, Hashable {
  case changed
  /// The clinic has no such account, or not one that can become this.
  case notPossible
  /// No one would be left who keeps accounts.
  case lastAdministrator
  /// No one changes their own rights.
  case ownAccount
}

/// What becomes of one's own password that is asked for again.
public enum OwnPasswordCheck: Sendable {
  case right
  case wrong
  case wait(until: Instant)
  case signedOut
}

/// What becomes of a change of one's own password.
public enum PasswordChange: Sendable {
  /// All other sessions have ended, and this one goes on under another token.
  case changed(SignedIn)
  case wrongPassword
  case password(PasswordRefusal)
  case wait(until: Instant)
  case signedOut
}
