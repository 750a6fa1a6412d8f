public import ClinicVocabulary
internal import Foundation
internal import HTML
internal import Vocabulary

/// Finding a patient.
///
/// Its form sends `PatientField.text` to `Paths.patientSearch`: what is typed stands in no address.
public struct PatientsPage: Sendable {
  /// A patient who was found.
  public struct Found: Sendable {
    public let id: String
    public let name: String
    public let birthDate: CivilDate

    public init(id: String, name: String, birthDate: CivilDate) {
      (self.id, self.name, self.birthDate) = (id, name, birthDate)
    }
  }

  let context: PageContext
  let typed: String
  let found: [Found]?

  /// - Parameter found: nil before a search.
  public init(context: PageContext, typed: String = "", found: [Found]? = nil) {
    (self.context, self.typed, self.found) = (context, typed, found)
  }

  public var html: String {
    parts.page(
      PatientPhrases.title,
      [
        parts.form(
          Paths.patientSearch,
          parts.field(
            PatientField.text, PatientPhrases.search,
            [
              .type("search"), .value(typed), .autocomplete("off"), .notSpelled, .longest(100),
            ], note: PatientPhrases.searchNote) + [parts.button(PatientPhrases.find)])
      ] + results + [
        .element(
          .p, [.className("actions-left")],
          [
            .element(
              .a, [.className("btn btn-outline-primary"), .href(Paths.newPatient)],
              [parts.words(PatientPhrases.add)])
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
      .element(
        .ul, [.className("row-list")],
        found.map { patient in
          .element(
            .li, [],
            [
              .element(
                .a, [.href(Paths.patient(patient.id)), .className("patient-row")],
                [
                  .element(.strong, [], [.data(patient.name)]),
                  .element(
                    .small, [.className("note")],
                    [
                      parts.words(PatientPhrases.born),
                      .data(" " + dateText(patient.birthDate, context.language)),
                    ]),
                ])
            ])
        }),
    ]
  }
}

/// The names of the fields that forms about patients send.
public enum PatientField {
  public static let text = "text"
  public static let familyName = "family-name"
  public static let givenNames = "given-names"
  public static let usedName = "used-name"
  public static let birthDate = "birth-date"
  public static let phone = "phone"
  public static let email = "email"
  public static let note = "note"
  public static let kind = "kind"
  public static let reason = "reason"
  public static let key = "key"
  public static let photograph = "photograph"
  public static let person = "person"
  public static let part = "part"
  public static let confirmed = "confirmed"
}

/// A day as each language writes it: `24/11/2026`, `24 Nov 2026`.
func dateText(_ date: CivilDate, _ language: Language) -> String {
  dayText(
    Date(timeIntervalSince1970: Double(date.daysSince1970) * 86_400), in: .gmt, language)
}
