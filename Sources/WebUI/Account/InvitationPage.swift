public import Access
internal import HTML
internal import Vocabulary

/// Accepting an invitation, or choosing a new password by one.
///
/// Its form sends `FormField.login` (unless it is for a new password) and `.password` to
/// `Paths.invitation` with the same token.
public struct InvitationPage: Sendable {
  let context: PageContext
  let token: String
  let invitation: InvitationView
  let entered: String
  let problem: Problem?

  /// What must be corrected.
  public enum Problem: Hashable, Sendable {
    case password(PasswordRefusal)
    case login
    case loginTaken
  }

  /// - Parameters:
  ///   - token: the text of the link's `ClinicToken`.
  ///   - entered: the sign-in name that stood in the form.
  public init(
    context: PageContext, token: String, invitation: InvitationView, entered: String = "",
    problem: Problem? = nil
  ) {
    self.context = context
    self.token = token
    self.invitation = invitation
    self.entered = entered
    self.problem = problem
  }

  public var html: String {
    let parts = FormParts(context: context)
    let title =
      invitation.isNewPassword
      ? SignInPhrases.newPassword : AccountPhrases.welcome(to: invitation.clinicName)
    return parts.page(
      title, lead: lead,
      [parts.form(Paths.invitation(token), login(parts) + password(parts))])
  }

  private var lead: Phrase {
    if invitation.isNewPassword { return AccountPhrases.newPasswordLead }
    let role = RolePhrases.name(of: invitation.profile)
    guard let name = invitation.name else { return AccountPhrases.patientLead }
    return Phrase(
      fr:
        "\(name), un compte est prêt pour vous (\(role.fr.lowercased())). Choisissez un identifiant et un mot de passe.",
      en:
        "\(name), an account is ready for you (\(role.en.lowercased())). Choose a sign-in name and a password."
    )
  }

  private func login(_ parts: FormParts) -> [Markup] {
    guard !invitation.isNewPassword else { return [] }
    let wrong: Phrase? =
      switch problem {
      case .login: SignInPhrases.wrongLogin
      case .loginTaken: SignInPhrases.loginTaken
      case .password, nil: nil
      }
    return parts.newLogin(entered, wrong: wrong)
  }

  private func password(_ parts: FormParts) -> [Markup] {
    let wrong: Phrase? =
      if case .password(let refusal) = problem { SignInPhrases.problem(refusal) } else { nil }
    return parts.newPassword(wrong: wrong) + [parts.button(AccountPhrases.createAccount)]
  }
}

/// A link that opens nothing any more.
public struct InvitationGonePage: Sendable {
  let context: PageContext

  public init(context: PageContext) { self.context = context }

  public var html: String {
    let parts = FormParts(context: context)
    return parts.page(
      AccountPhrases.gone, lead: AccountPhrases.goneLead,
      [
        .element(
          .a, [.className("btn btn-primary"), .href(Paths.signIn)],
          [parts.words(SignInPhrases.title)])
      ])
  }
}

extension FormParts {
  func newLogin(_ entered: String, wrong: Phrase?) -> [Markup] {
    field(
      FormField.login, SignInPhrases.login,
      [
        .type("text"), .value(entered), .required, .autocomplete("username"), .notSpelled,
        .notCapitalised, .shortest(3), .longest(254),
      ], note: SignInPhrases.loginNote, wrong: wrong)
  }

  func newPassword(wrong: Phrase?) -> [Markup] {
    field(
      FormField.password, SignInPhrases.newPassword,
      [.type("password"), .required, .autocomplete("new-password"), .shortest(12)],
      note: SignInPhrases.passwordNote, wrong: wrong)
  }
}
