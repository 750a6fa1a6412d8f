internal import HTML
internal import Vocabulary

/// Entering a patient.
///
/// Its form sends the fields of an identity and `PatientField.key`, by which a form that is sent twice
/// is recorded once, to `Paths.patients`.
public struct PatientFormPage: Sendable {
  /// What stood in the fields.
  public struct Entered: Sendable {
    public var familyName = ""
    public var givenNames = ""
    public var usedName = ""
    public var birthDate = ""
    public var phone = ""
    public var email = ""

    public init() {}
  }

  /// What must be corrected.
  public enum Wrong: Sendable, Hashable { case familyName, givenNames, birthDate }

  let context: PageContext
  let entered: Entered
  let key: String
  let wrong: Set<Wrong>

  public init(
    context: PageContext, entered: Entered = Entered(), key: String, wrong: Set<Wrong> = []
  ) {
    (self.context, self.entered, self.key, self.wrong) = (context, entered, key, wrong)
  }

  public var html: String {
    parts.page(
      PatientPhrases.add,
      parts.problem(wrong.isEmpty ? nil : PatientPhrases.correct) + [
        parts.form(
          Paths.patients,
          [.element(.input, [.type("hidden"), .name(PatientField.key), .value(key)])] + names
            + rest + [parts.button(PatientPhrases.save)])
      ])
  }

  private var parts: FormParts { FormParts(context: context) }

  private var names: [Markup] {
    parts.field(
      PatientField.familyName, PatientPhrases.familyName,
      text(entered.familyName) + [.required],
      wrong: wrong.contains(.familyName) ? PatientPhrases.wrongName : nil)
      + parts.field(
        PatientField.givenNames, PatientPhrases.givenNames,
        text(entered.givenNames) + [.required],
        wrong: wrong.contains(.givenNames) ? PatientPhrases.wrongName : nil)
      + parts.field(PatientField.usedName, PatientPhrases.usedName, text(entered.usedName))
      + parts.field(
        PatientField.birthDate, PatientPhrases.birthDate,
        [.type("date"), .value(entered.birthDate), .required, .autocomplete("off")],
        wrong: wrong.contains(.birthDate) ? PatientPhrases.wrongDate : nil)
  }

  private var rest: [Markup] {
    parts.field(
      PatientField.phone, PatientPhrases.phone,
      [.type("tel"), .value(entered.phone), .autocomplete("off"), .longest(40)])
      + parts.field(
        PatientField.email, PatientPhrases.email,
        [.type("email"), .value(entered.email), .autocomplete("off"), .longest(254)])
  }

  private func text(_ value: String) -> [Attribute] {
    [.type("text"), .value(value), .autocomplete("off"), .notSpelled, .longest(200)]
  }
}
