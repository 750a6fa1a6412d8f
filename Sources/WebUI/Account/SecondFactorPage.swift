internal import HTML
internal import Vocabulary

/// What is wrong with a code that was entered.
public enum CodeProblem: Hashable, Sendable {
  case wrong
  case wait(seconds: Int)

  var phrase: Phrase {
    switch self {
    case .wrong: SignInPhrases.wrongCode
    case .wait(let seconds): SignInPhrases.wait(seconds: seconds)
    }
  }
}

/// The code of the second factor, after the password.
///
/// Its form sends `FormField.code` to `Paths.secondFactor`.
public struct SecondFactorPage: Sendable {
  let context: PageContext
  let problem: CodeProblem?

  public init(context: PageContext, problem: CodeProblem? = nil) {
    self.context = context
    self.problem = problem
  }

  public var html: String {
    let parts = FormParts(context: context)
    return parts.page(
      SignInPhrases.secondFactor, lead: SignInPhrases.secondFactorLead,
      parts.problem(problem?.phrase) + [
        parts.form(Paths.secondFactor, parts.code + [parts.button(SignInPhrases.confirm)]),
        parts.form(Paths.signOut, [parts.button(AccountPhrases.signOut, isFirst: false)]),
      ])
  }
}

extension FormParts {
  /// The field of a code of the second factor.
  var code: [Markup] {
    field(
      FormField.code, SignInPhrases.code,
      [
        .type("text"), .required, .autocomplete("one-time-code"), .inputMode("text"), .notSpelled,
        .longest(40),
      ])
  }
}
