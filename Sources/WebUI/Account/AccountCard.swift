internal import Access
internal import ClinicVocabulary
internal import HTML
internal import Vocabulary

/// One account with what may be done to it.
struct AccountCard {
  let account: AccountView
  let isReader: Bool
  let parts: FormParts

  var markup: Markup {
    .element(
      .li, [.className("account-card")],
      [
        .element(
          .p, [.className("account-name")],
          [account.name.map(Markup.data) ?? parts.words(AccountPhrases.patientAccount)]
            + (isReader ? [.data(" – "), parts.words(AccountPhrases.you)] : [])),
        .element(.p, [.className("note")], [.data(facts.joined(separator: " · "))]),
      ] + (isReader ? [] : [acts]))
  }

  private var facts: [String] {
    let language = parts.context.language
    let profile = account.profile
    return [
      RolePhrases.name(of: profile)[language],
      profile.speciality.map { RolePhrases.name(of: $0)[language] },
      profile.registrationNumber, account.login,
      account.active ? nil : AccountPhrases.closed[language],
      account.hasSecondFactor || !profile.role.needsSecondFactor
        ? nil : AccountPhrases.noSecondFactor[language],
    ].compactMap(\.self)
  }

  private var acts: Markup {
    let id = account.person.text
    return .element(
      .details, [],
      [.element(.summary, [], [parts.words(AccountPhrases.more)])]
        + (account.active
          ? [
            act(Paths.accountClosure(id), AccountPhrases.close),
            act(Paths.passwordLink(id), AccountPhrases.sendPasswordLink),
          ] : [act(Paths.accountOpening(id), AccountPhrases.open)])
        + (account.hasSecondFactor
          ? [
            act(Paths.secondFactorRemoval(id), AccountPhrases.removeSecondFactor),
            .element(.p, [.className("note")], [parts.words(AccountPhrases.removeNote)]),
          ] : []) + role(id))
  }

  private func act(_ path: String, _ label: Phrase) -> Markup {
    parts.form(path, [parts.button(label, isFirst: false)], className: "row-form")
  }

  /// A patient's account stays one.
  private func role(_ id: String) -> [Markup] {
    guard account.profile.role != .patient else { return [] }
    let inner = FormParts(context: parts.context, place: "-\(id)")
    return [
      parts.form(
        Paths.accountProfile(id),
        inner.profile(EnteredProfile(account.profile), roles: FormParts.staffRoles) + [
          parts.button(AccountPhrases.changeRole, isFirst: false),
          .element(.p, [.className("note")], [parts.words(AccountPhrases.changeNote)]),
        ])
    ]
  }
}

/// Why a patient is not invited: they have an account.
public struct HasAccountPage: Sendable {
  let context: PageContext
  let back: String

  public init(context: PageContext, back: String) { (self.context, self.back) = (context, back) }

  public var html: String {
    let parts = FormParts(context: context)
    return parts.page(
      OwnRecordPhrases.invite, lead: OwnRecordPhrases.hasAccount,
      [
        .element(
          .p, [.className("actions-left")],
          [
            .element(
              .a, [.className("btn btn-primary"), .href(back)], [parts.words(AccountPhrases.back)])
          ])
      ])
  }
}

/// The link of an invitation, shown once.
///
/// Its field holds the whole address, which the server makes of its own and `Paths.invitation`.
public struct InvitationLinkPage: Sendable {
  let context: PageContext
  let address: String
  let next: String

  /// - Parameter next: where its one link leads back to.
  public init(context: PageContext, address: String, next: String = Paths.accounts) {
    self.context = context
    self.address = address
    self.next = next
  }

  public var html: String {
    let parts = FormParts(context: context)
    return parts.page(
      AccountPhrases.invited, lead: AccountPhrases.invitedLead,
      [
        .element(
          .div, [.className("entry-form")],
          parts.field(
            "link", AccountPhrases.link, [.type("text"), .value(address), .readOnly])),
        .element(
          .p, [.className("actions-left")],
          [
            .element(
              .a, [.className("btn btn-primary"), .href(next)], [parts.words(AccountPhrases.back)])
          ]
        ),
      ])
  }
}
