public import Access
internal import HTML
internal import Vocabulary

/// The set-up of a new installation: the clinic, its first place, its first account.
///
/// Its form sends `FormField.setUpCode`, `.clinicName`, `.siteName`, `.timeZone`, `.name`, `.role`
/// (`administrator` or `physician`), `.speciality`, `.registrationNumber`, `.login` and `.password`
/// to `Paths.firstRun`.
public struct FirstRunPage: Sendable {
  let context: PageContext
  let entered: Entered
  let needsCode: Bool
  let problem: Problem?

  /// What stood in the fields, without password and code.
  public struct Entered: Hashable, Sendable {
    public var clinicName = ""
    public var siteName = ""
    public var timeZone = "Europe/Paris"
    public var name = ""
    public var profile = EnteredProfile(role: Role.physician.rawValue, administers: true)
    public var login = ""

    public init() {}

    /// The first account administers, whatever else it is; nil when the parts do not fit.
    public var firstProfile: AccountProfile? {
      var entered = profile
      entered.administers = entered.role == Role.physician.rawValue
      guard [Role.physician.rawValue, Role.administrator.rawValue].contains(entered.role) else {
        return nil
      }
      return entered.profile
    }
  }

  /// What must be corrected.
  public enum Problem: Hashable, Sendable {
    case fields(Set<FirstRunField>)
    case password(PasswordRefusal)
    case wait(seconds: Int)
  }

  public init(
    context: PageContext, entered: Entered = Entered(), needsCode: Bool, problem: Problem? = nil
  ) {
    self.context = context
    self.entered = entered
    self.needsCode = needsCode
    self.problem = problem
  }

  public var html: String {
    parts.page(
      FirstRunPhrases.title, lead: FirstRunPhrases.lead,
      parts.problem(note) + [
        parts.form(
          Paths.firstRun, code + clinic + person + [parts.button(FirstRunPhrases.begin)])
      ])
  }

  private var parts: FormParts { FormParts(context: context) }

  private func wrong(_ field: FirstRunField, _ phrase: Phrase) -> Phrase? {
    guard case .fields(let fields) = problem, fields.contains(field) else { return nil }
    return phrase
  }

  private var note: Phrase? {
    switch problem {
    case .fields, .password: FirstRunPhrases.correct
    case .wait(let seconds): SignInPhrases.wait(seconds: seconds)
    case nil: nil
    }
  }

  private var code: [Markup] {
    guard needsCode else { return [] }
    return parts.field(
      FormField.setUpCode, FirstRunPhrases.code,
      [.type("text"), .required, .autocomplete("off"), .notSpelled, .longest(40)],
      note: FirstRunPhrases.codeNote, wrong: wrong(.code, FirstRunPhrases.wrongCode))
  }

  private var clinic: [Markup] {
    parts.field(
      FormField.clinicName, FirstRunPhrases.clinicName,
      [.type("text"), .value(entered.clinicName), .required, .longest(200)],
      wrong: wrong(.clinicName, FirstRunPhrases.wrongText))
      + parts.field(
        FormField.siteName, FirstRunPhrases.siteName,
        [.type("text"), .value(entered.siteName), .required, .longest(200)],
        note: FirstRunPhrases.siteNote, wrong: wrong(.siteName, FirstRunPhrases.wrongText))
      + parts.field(
        FormField.timeZone, FirstRunPhrases.timeZone,
        [.type("text"), .value(entered.timeZone), .required, .notSpelled],
        wrong: wrong(.timeZone, FirstRunPhrases.wrongTimeZone))
  }

  private var person: [Markup] {
    let refused: Phrase? =
      if case .password(let refusal) = problem { SignInPhrases.problem(refusal) } else { nil }
    return parts.field(
      FormField.name, FirstRunPhrases.name,
      [.type("text"), .value(entered.name), .required, .longest(200), .autocomplete("name")],
      wrong: wrong(.name, FirstRunPhrases.wrongText))
      + parts.choice(
        FormField.role, FirstRunPhrases.role,
        [
          (value: Role.physician.rawValue, label: FirstRunPhrases.physician),
          (value: Role.administrator.rawValue, label: FirstRunPhrases.administrator),
        ], chosen: entered.profile.role, note: FirstRunPhrases.roleNote)
      + parts.problem(wrong(.profile, AccountPhrases.wrongProfile))
      + parts.choice(
        FormField.speciality, AccountPhrases.speciality,
        [(value: "", label: AccountPhrases.none)]
          + Speciality.allCases.map { (value: $0.rawValue, label: RolePhrases.name(of: $0)) },
        chosen: entered.profile.speciality)
      + parts.field(
        FormField.registrationNumber, AccountPhrases.registrationNumber,
        [
          .type("text"), .value(entered.profile.registrationNumber), .inputMode("numeric"),
          .longest(40),
        ])
      + parts.newLogin(entered.login, wrong: wrong(.login, SignInPhrases.wrongLogin))
      + parts.newPassword(wrong: refused)
  }
}
