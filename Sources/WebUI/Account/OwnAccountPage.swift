public import Access
internal import ClinicVocabulary
public import Foundation
internal import HTML
internal import Vocabulary

/// One's own sessions, devices, password and recovery codes.
///
/// Its forms post to `Paths.ownSessionRemoval`, `.ownDeviceRemoval`, `.ownPassword` (with
/// `FormField.oldPassword` and `.password`) and `.ownRecoveryCodes` (with `.code`); who has no second
/// factor finds the way to `.ownSecondFactor`.
public struct OwnAccountPage: Sendable {
  let context: PageContext
  let account: OwnAccount
  let hasSecondFactor: Bool
  let zone: TimeZone
  let outcome: Outcome?

  /// What the last act on this page led to.
  public enum Outcome: Hashable, Sendable {
    case sessionEnded
    case deviceRevoked
    case passwordChanged
    case wrongPassword
    case password(PasswordRefusal)
    case wait(seconds: Int)
    case wrongCode
  }

  /// - Parameter zone: of the practice, in which times are written.
  public init(
    context: PageContext, account: OwnAccount, hasSecondFactor: Bool, zone: TimeZone,
    outcome: Outcome? = nil
  ) {
    self.context = context
    self.account = account
    self.hasSecondFactor = hasSecondFactor
    self.zone = zone
    self.outcome = outcome
  }

  public var html: String {
    parts.page(
      AccountPhrases.ownAccount, lead: AccountPhrases.ownLead,
      parts.notice(notice) + parts.problem(problem) + sessions + devices + password + codes
        + [parts.form(Paths.signOut, [parts.button(AccountPhrases.signOut, isFirst: false)])])
  }

  private var parts: FormParts { FormParts(context: context) }

  private var sessions: [Markup] {
    [
      .element(.h2, [], [parts.words(AccountPhrases.sessions)]),
      .element(
        .ul, [.className("row-list")],
        account.sessions.map { session in
          row(
            session.deviceLabel, session.isThis ? AccountPhrases.thisSession : nil,
            times(
              (AccountPhrases.since, session.startedAt),
              (AccountPhrases.lastSeen, session.lastSeenAt)),
            session.isThis ? nil : Paths.ownSessionRemoval(session.id.text),
            AccountPhrases.endSession)
        }),
    ]
  }

  private var devices: [Markup] {
    [
      .element(.h2, [], [parts.words(AccountPhrases.devices)]),
      .element(.p, [.className("note")], [parts.words(AccountPhrases.devicesNote)]),
      .element(
        .ul, [.className("row-list")],
        account.devices.map { device in
          row(
            device.label, device.isThis ? AccountPhrases.thisDevice : nil,
            times(
              (AccountPhrases.firstSeen, device.firstSeenAt),
              (AccountPhrases.lastSeen, device.lastSeenAt)),
            device.isThis ? nil : Paths.ownDeviceRemoval(device.id.text), AccountPhrases.revoke)
        }),
    ]
  }

  private var password: [Markup] {
    let wrong: (old: Phrase?, new: Phrase?) =
      switch outcome {
      case .wrongPassword: (AccountPhrases.wrongPassword, nil)
      case .password(let refusal): (nil, SignInPhrases.problem(refusal))
      default: (nil, nil)
      }
    return [
      .element(.h2, [], [parts.words(AccountPhrases.changePassword)]),
      parts.form(
        Paths.ownPassword,
        parts.field(
          FormField.oldPassword, AccountPhrases.oldPassword,
          [.type("password"), .required, .autocomplete("current-password")], wrong: wrong.old)
          + parts.newPassword(wrong: wrong.new) + [parts.button(AccountPhrases.changePassword)]),
    ]
  }

  private var codes: [Markup] {
    guard hasSecondFactor else {
      return [
        .element(.h2, [], [parts.words(SignInPhrases.secondFactor)]),
        .element(.p, [], [parts.words(AccountPhrases.secondFactorNote)]),
        .element(
          .p, [],
          [
            .element(
              .a, [.className("btn btn-outline-primary"), .href(Paths.ownSecondFactor)],
              [parts.words(SignInPhrases.enrolment)])
          ]),
      ]
    }
    return [
      .element(.h2, [], [parts.words(SignInPhrases.recoveryCodes)]),
      .element(.p, [], [parts.words(AccountPhrases.codesLeft(account.recoveryCodesLeft))]),
      parts.form(
        Paths.ownRecoveryCodes,
        parts.code + [parts.button(AccountPhrases.renewCodes, isFirst: false)]),
    ]
  }

  private var notice: Phrase? {
    switch outcome {
    case .sessionEnded: AccountPhrases.sessionEnded
    case .deviceRevoked: AccountPhrases.deviceRevoked
    case .passwordChanged: AccountPhrases.passwordChanged
    case .wrongPassword, .password, .wait, .wrongCode, nil: nil
    }
  }

  private var problem: Phrase? {
    switch outcome {
    case .wait(let seconds): SignInPhrases.wait(seconds: seconds)
    case .wrongCode: SignInPhrases.wrongCode
    default: nil
    }
  }
}
