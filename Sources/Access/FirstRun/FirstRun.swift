/// What the first person of an installation enters.
public struct FirstRunDraft: Sendable {
  let code: String
  let clinicName: String
  let timeZone: String
  let siteName: String
  let name: String
  let profile: AccountProfile
  let login: String
  let password: Password
  let deviceLabel: String

  /// - Parameters:
  ///   - code: the set-up code that the server printed where it was started.
  ///   - timeZone: such as `Europe/Paris`.
  ///   - profile: of someone who administers: an administrator, or a physician who also does.
  public init(
    code: String, clinicName: String, timeZone: String, siteName: String, name: String,
    profile: AccountProfile, login: String, password: Password, deviceLabel: String
  ) {
    (self.code, self.clinicName, self.timeZone, self.siteName) = (
      code, Self.tidy(clinicName), timeZone, Self.tidy(siteName)
    )
    (self.name, self.profile, self.login, self.password) = (
      Self.tidy(name), profile, login, password
    )
    self.deviceLabel = deviceLabel
  }

  private static func tidy(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// What is wrong with what was entered.
public enum FirstRunField: String, Sendable, Hashable, CaseIterable {
  case code, clinicName, timeZone, siteName, name, profile, login
}

/// What becomes of it.
public enum FirstRunOutcome: Sendable {
  /// The clinic is there; set-up is closed for ever, and the second factor comes next.
  case completed(SignedIn)
  case fields(Set<FirstRunField>)
  case password(PasswordRefusal)
  /// Too many wrong codes.
  case wait(seconds: Int)
  /// Set-up was completed before.
  case closed
}
