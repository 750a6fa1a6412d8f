public import Access
public import ClinicVocabulary
public import Foundation
internal import HTML
internal import Vocabulary

/// The clinic's accounts and invitations, for who keeps them.
///
/// Its forms post to `Paths.accountInvitations` (with `FormField.name`, `.role`, `.administers`,
/// `.speciality`, `.registrationNumber`), `.invitationRemoval`, `.accountClosure`, `.accountOpening`,
/// `.passwordLink`, `.secondFactorRemoval` and `.accountProfile` (with the fields of a profile).
public struct AccountsPage: Sendable {
  let context: PageContext
  let model: Model
  let outcome: Outcome?

  public struct Model: Sendable {
    public let accounts: [AccountView]
    public let pending: [PendingInvitation]
    /// Who looks at the page: they do not change their own account here.
    public let reader: PersonID
    public let zone: TimeZone

    public init(
      accounts: [AccountView], pending: [PendingInvitation], reader: PersonID, zone: TimeZone
    ) {
      self.accounts = accounts
      self.pending = pending
      self.reader = reader
      self.zone = zone
    }
  }

  /// What the last act on this page led to.
  public enum Outcome: Hashable, Sendable {
    case change(AccountChange)
    /// An invitation whose fields must be corrected.
    case invitation(name: String, EnteredProfile)
    /// A change of role whose parts do not fit.
    case profile
  }

  public init(context: PageContext, model: Model, outcome: Outcome? = nil) {
    self.context = context
    self.model = model
    self.outcome = outcome
  }

  public var html: String {
    parts.page(
      AccountPhrases.accounts, lead: AccountPhrases.accountsLead,
      parts.problem(problem) + [
        .element(
          .ul, [.className("card-list")],
          model.accounts.map { account in
            AccountCard(account: account, isReader: account.person == model.reader, parts: parts)
              .markup
          }),
        .element(
          .p, [.className("actions-left")],
          [
            .element(
              .a, [.className("btn btn-outline-primary"), .href(Paths.rights)],
              [parts.words(AccountPhrases.rights)])
          ]),
      ] + pending + invitation)
  }

  private var parts: FormParts { FormParts(context: context) }

  private var problem: Phrase? {
    switch outcome {
    case .change(let change): AccountPhrases.problem(change)
    case .invitation(let name, _):
      (1...200).contains(name.count) ? AccountPhrases.wrongProfile : AccountPhrases.wrongName
    case .profile: AccountPhrases.wrongProfile
    case nil: nil
    }
  }

  private var pending: [Markup] {
    guard !model.pending.isEmpty else { return [] }
    return [
      .element(.h2, [], [parts.words(AccountPhrases.pending)]),
      .element(.ul, [.className("row-list")], model.pending.map(row)),
    ]
  }

  private func row(_ invitation: PendingInvitation) -> Markup {
    let role =
      invitation.isNewPassword
      ? AccountPhrases.newPasswordLink : RolePhrases.name(of: invitation.profile)
    let until = momentText(invitation.expiresAt, in: model.zone, context.language)
    return .element(
      .li, [],
      [
        .element(
          .div, [],
          [
            .element(.strong, [], [invitation.name.map(Markup.data) ?? parts.words(role)]),
            .element(
              .small, [.className("note")],
              [
                .data(
                  "\(role[context.language]), \(AccountPhrases.goodUntil[context.language]) \(until)"
                )
              ]),
          ]),
        parts.form(
          Paths.invitationRemoval(invitation.id.text),
          [
            .element(
              .button, [.type("submit"), .className("tool")],
              [parts.words(AccountPhrases.takeBack)])
          ], className: "row-form"),
      ])
  }

  private var invitation: [Markup] {
    var (name, profile) = ("", EnteredProfile())
    if case .invitation(let enteredName, let entered) = outcome {
      (name, profile) = (enteredName, entered)
    }
    return [
      .element(.h2, [], [parts.words(AccountPhrases.invite)]),
      parts.form(
        Paths.accountInvitations,
        parts.field(
          FormField.name, AccountPhrases.name,
          [.type("text"), .value(name), .required, .longest(200), .autocomplete("off")])
          + parts.profile(profile, roles: FormParts.staffRoles)
          + [parts.button(AccountPhrases.makeLink)]),
    ]
  }
}
