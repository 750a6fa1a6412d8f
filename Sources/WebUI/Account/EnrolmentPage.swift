public import Access
internal import HTML
internal import Vocabulary

/// Setting up the second factor.
///
/// Its form sends `FormField.code` to `Paths.enrolment`; later, when it is of one's own will, with
/// `.oldPassword` to `Paths.ownSecondFactor`.
public struct EnrolmentPage: Sendable {
  let context: PageContext
  let enrolment: Enrolment
  let problem: CodeProblem?
  let isLater: Bool

  /// - Parameter isLater: whether someone who is signed in adds one to their account.
  public init(
    context: PageContext, enrolment: Enrolment, problem: CodeProblem? = nil, isLater: Bool = false
  ) {
    self.isLater = isLater
    self.context = context
    self.enrolment = enrolment
    self.problem = problem
  }

  public var html: String {
    let parts = FormParts(context: context)
    return parts.page(
      SignInPhrases.enrolment, lead: SignInPhrases.enrolmentLead,
      parts.problem(problem?.phrase) + square + [
        .element(.p, [.className("seed-label")], [parts.words(SignInPhrases.seed)]),
        .element(.p, [.className("seed")], [.data(grouped)]),
        parts.form(
          isLater ? Paths.ownSecondFactor : Paths.enrolment,
          (isLater ? password(parts) : []) + parts.code + [parts.button(SignInPhrases.confirm)]),
      ])
  }

  private func password(_ parts: FormParts) -> [Markup] {
    parts.field(
      FormField.oldPassword, AccountPhrases.oldPassword,
      [.type("password"), .required, .autocomplete("current-password")])
  }

  private var square: [Markup] {
    guard let code = QRCode(enrolment.address) else { return [] }
    return [code.drawing(SignInPhrases.scan, context.language)]
  }

  /// The seed in groups of four, as it is typed.
  private var grouped: String {
    let letters = Array(enrolment.seed)
    return stride(from: 0, to: letters.count, by: 4)
      .map { String(letters[$0..<min($0 + 4, letters.count)]) }.joined(separator: " ")
  }
}

/// Recovery codes, shown once.
public struct RecoveryCodesPage: Sendable {
  let context: PageContext
  let codes: [String]
  let next: String

  /// - Parameter next: where its one link leads.
  public init(context: PageContext, codes: [String], next: String = Paths.start) {
    self.context = context
    self.codes = codes
    self.next = next
  }

  public var html: String {
    let parts = FormParts(context: context)
    return parts.page(
      SignInPhrases.recoveryCodes, lead: SignInPhrases.recoveryLead,
      [
        .element(
          .ol, [.className("recovery-codes")], codes.map { .element(.li, [], [.data($0)]) }),
        .element(
          .a, [.className("btn btn-primary"), .href(next)], [parts.words(SignInPhrases.kept)]),
      ])
  }
}
