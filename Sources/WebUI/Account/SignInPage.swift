internal import HTML
internal import Vocabulary

/// Signing in with name and password.
///
/// Its form sends `FormField.login` and `.password` to `Paths.signIn`.
public struct SignInPage: Sendable {
  let context: PageContext
  let entered: String
  let state: State

  /// What the page says above its form.
  public enum State: Hashable, Sendable {
    case empty
    /// A session ended by itself.
    case ended
    case signedOut
    case refused
    case wait(seconds: Int)
  }

  /// - Parameter entered: the sign-in name that stood in the form.
  public init(context: PageContext, entered: String = "", state: State = .empty) {
    self.context = context
    self.entered = entered
    self.state = state
  }

  public var html: String {
    let parts = FormParts(context: context)
    return parts.page(
      SignInPhrases.title,
      parts.notice(notice) + parts.problem(problem) + [
        parts.form(
          Paths.signIn,
          parts.field(
            FormField.login, SignInPhrases.login,
            [
              .type("text"), .value(entered), .required, .autocomplete("username"), .notSpelled,
              .notCapitalised,
            ])
            + parts.field(
              FormField.password, SignInPhrases.password,
              [.type("password"), .required, .autocomplete("current-password")])
            + [parts.button(SignInPhrases.send)])
      ])
  }

  private var notice: Phrase? {
    switch state {
    case .ended: SignInPhrases.ended
    case .signedOut: SignInPhrases.signedOut
    case .empty, .refused, .wait: nil
    }
  }

  private var problem: Phrase? {
    switch state {
    case .refused: SignInPhrases.refused
    case .wait(let seconds): SignInPhrases.wait(seconds: seconds)
    case .empty, .ended, .signedOut: nil
    }
  }
}
