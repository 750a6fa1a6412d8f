internal import HTML
public import Vocabulary

/// Into whose record a photograph of the light table goes.
///
/// Its first form sends `PatientField.text` to `Paths.keeping`; that of each patient who was found
/// sends `PatientField.photograph` to `Paths.patientPhotographs`.
public struct KeepingPage: Sendable {
  let context: PageContext
  let photograph: String
  let view: Phrase
  let typed: String
  let found: [PatientsPage.Found]?
  let key: String

  /// - Parameters:
  ///   - found: nil before a search.
  ///   - key: by which a form that is sent twice is recorded once.
  public init(
    context: PageContext, photograph: String, view: Phrase, typed: String = "",
    found: [PatientsPage.Found]? = nil, key: String
  ) {
    (self.context, self.photograph, self.view) = (context, photograph, view)
    (self.typed, self.found, self.key) = (typed, found, key)
  }

  public var html: String {
    parts.page(
      PhotographPhrases.keepTitle, lead: PhotographPhrases.keepLead,
      [
        .element(
          .p, [],
          [
            .element(
              .img,
              [
                .source(Paths.thumbnail(photograph)), .className("keeping-picture"),
                .alt(view, context.language),
              ])
          ]),
        parts.form(
          Paths.keeping(photograph),
          parts.field(
            PatientField.text, PatientPhrases.search,
            [
              .type("search"), .value(typed), .required, .autocomplete("off"), .notSpelled,
              .longest(100),
            ], note: PatientPhrases.searchNote) + [parts.button(PatientPhrases.find)]),
      ] + results + [
        .element(
          .p, [.className("actions-left")],
          [
            .element(
              .a,
              [.className("btn btn-outline-primary"), .href(Paths.photograph(photograph))],
              [parts.words(PhotographPhrases.backToTable)])
          ])
      ])
  }

  private var parts: FormParts { FormParts(context: context) }

  private var results: [Markup] {
    guard let found else { return [] }
    guard !found.isEmpty else {
      return [.element(.p, [.role("status")], [parts.words(PatientPhrases.nothing)])]
    }
    return [
      .element(.h2, [], [parts.words(PatientPhrases.results)]),
      .element(.ul, [.className("row-list")], found.map(row)),
    ]
  }

  private func row(_ patient: PatientsPage.Found) -> Markup {
    let label = Phrase(
      fr: "\(PhotographPhrases.keepHere.fr)\u{202F}: \(patient.name)",
      en: "\(PhotographPhrases.keepHere.en): \(patient.name)")
    return .element(
      .li, [],
      [
        .element(
          .div, [.className("row-text")],
          [
            .element(.strong, [], [.data(patient.name)]),
            .element(
              .small, [.className("note")],
              [
                parts.words(PatientPhrases.born),
                .data(" " + dateText(patient.birthDate, context.language)),
              ]),
          ]),
        parts.form(
          Paths.patientPhotographs(patient.id),
          [
            hidden(PatientField.photograph, photograph), hidden(PatientField.key, key),
            .element(
              .button,
              [.type("submit"), .className("tool"), .ariaLabel(label, context.language)],
              [parts.words(PhotographPhrases.keepHere)]),
          ], className: "row-form"),
      ])
  }

  private func hidden(_ name: String, _ value: String) -> Markup {
    .element(.input, [.type("hidden"), .name(name), .value(value)])
  }
}
