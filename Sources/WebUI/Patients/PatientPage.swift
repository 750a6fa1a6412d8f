public import ClinicVocabulary
public import Foundation
internal import HTML
internal import Vocabulary

/// A patient: who they are, and for those who care for them what took place.
public struct PatientPage: Sendable {
  public struct Identity: Sendable {
    public let name: String
    public let birthDate: CivilDate
    public let age: Int
    public let phone: String?
    public let email: String?

    public init(name: String, birthDate: CivilDate, age: Int, phone: String?, email: String?) {
      (self.name, self.birthDate, self.age) = (name, birthDate, age)
      (self.phone, self.email) = (phone, email)
    }
  }

  public struct Meeting: Sendable {
    public let began: Instant
    public let isRemote: Bool
    public let note: String

    public init(began: Instant, isRemote: Bool, note: String) {
      (self.began, self.isRemote, self.note) = (began, isRemote, note)
    }
  }

  /// What there is of a patient beside the record.
  public enum Way: Sendable { case team, retention }

  /// What the reader may see beside the identity.
  public enum Part: Sendable {
    /// The identity alone, and where the record can be opened.
    ///
    /// - Parameter mayInvite: whether the reader may invite the patient to an account.
    case reception(mayInvite: Bool)
    /// - Parameters:
    ///   - key: by which a form that is sent twice is recorded once; nil where nothing may be written.
    ///   - photographs: nil for who may not look at them.
    ///   - ways: what else of the patient the reader may see.
    case record([Meeting], key: String?, photographs: [PhotographLine]? = nil, ways: [Way] = [])
  }

  let context: PageContext
  let id: String
  let identity: Identity
  let part: Part
  let zone: TimeZone

  public init(
    context: PageContext, id: String, identity: Identity, part: Part, zone: TimeZone
  ) {
    (self.context, self.id, self.identity) = (context, id, identity)
    (self.part, self.zone) = (part, zone)
  }

  public var html: String {
    let title = Phrase(fr: identity.name, en: identity.name)
    return parts.page(title, [facts] + content)
  }

  private var parts: FormParts { FormParts(context: context) }

  private var facts: Markup {
    let years = context.language == .french ? "\(identity.age) ans" : "aged \(identity.age)"
    let words = [
      "\(PatientPhrases.born[context.language]) \(dateText(identity.birthDate, context.language)) (\(years))",
      identity.phone, identity.email,
    ].compactMap(\.self)
    return .element(.p, [.className("lead")], [.data(words.joined(separator: " · "))])
  }

  private var content: [Markup] {
    switch part {
    case .reception(let mayInvite):
      let invitation =
        mayInvite
        ? [
          parts.form(
            Paths.patientInvitation(id),
            [parts.button(OwnRecordPhrases.invite, isFirst: false)], className: "row-form")
        ] : []
      return [

        .element(
          .p, [.className("actions-left")],
          [
            .element(
              .a, [.className("btn btn-primary"), .href(Paths.patientRecord(id))],
              [parts.words(PatientPhrases.record)])
          ])
      ] + invitation
    case .record(let meetings, let key, let photographs, let ways):
      return list(ways)
        + [.element(.h2, [], [parts.words(PatientPhrases.encounters)]), list(meetings)]
        + (key.map(form) ?? []) + (photographs.map(list) ?? [])
    }
  }

  /// What else there is of the patient, for those who may go there.
  private func list(_ ways: [Way]) -> [Markup] {
    guard !ways.isEmpty else { return [] }
    return [
      .element(
        .p, [.className("actions-left")],
        ways.map { way in
          let (place, name) =
            switch way {
            case .team: (Paths.patientTeam(id), TeamPhrases.title)
            case .retention: (Paths.patientRetention(id), RetentionPhrases.title)
            }
          return .element(
            .a, [.className("btn btn-outline-primary"), .href(place)], [parts.words(name)])
        })
    ]
  }

  private func list(_ meetings: [Meeting]) -> Markup {
    guard !meetings.isEmpty else {
      return .element(.p, [], [parts.words(PatientPhrases.noEncounters)])
    }
    return .element(
      .ul, [.className("row-list")],
      meetings.map { meeting in
        let place = meeting.isRemote ? PatientPhrases.virtual : PatientPhrases.ambulatory
        return .element(
          .li, [],
          [
            .element(
              .div, [],
              [
                .element(
                  .strong, [],
                  [.data(momentText(meeting.began, in: zone, context.language))]),
                .element(.small, [.className("note")], [.data(place[context.language])]),
                .element(.p, [.className("encounter-note")], [.data(meeting.note)]),
              ])
          ])
      })
  }

  private func form(_ key: String) -> [Markup] {
    [
      .element(.h2, [], [parts.words(PatientPhrases.addEncounter)]),
      parts.form(
        Paths.patientEncounters(id),
        [.element(.input, [.type("hidden"), .name(PatientField.key), .value(key)])]
          + parts.choice(
            PatientField.kind, PatientPhrases.kind,
            [
              (value: "AMB", label: PatientPhrases.ambulatory),
              (value: "VR", label: PatientPhrases.virtual),
            ], chosen: "AMB")
          + parts.text(PatientField.note, PatientPhrases.note, longest: 4000)
          + [parts.button(PatientPhrases.save)]),
    ]
  }
}

/// A patient who was erased.
public struct ErasedPatientPage: Sendable {
  let context: PageContext
  let day: CivilDate

  /// - Parameter day: of the erasure.
  public init(context: PageContext, day: CivilDate) {
    self.context = context
    self.day = day
  }

  public var html: String {
    FormParts(context: context).page(
      PatientPhrases.erased(on: day), lead: PatientPhrases.erasedLead, [])
  }
}

/// Why someone opens the record of a patient whom they do not follow.
///
/// Its form sends `PatientField.reason` to `Paths.patientEmergency`.
public struct EmergencyPage: Sendable {
  let context: PageContext
  let id: String
  let isTooShort: Bool

  public init(context: PageContext, id: String, isTooShort: Bool = false) {
    (self.context, self.id, self.isTooShort) = (context, id, isTooShort)
  }

  public var html: String {
    let parts = FormParts(context: context)
    return parts.page(
      PatientPhrases.emergency, lead: PatientPhrases.emergencyLead,
      [
        parts.form(
          Paths.patientEmergency(id),
          parts.field(
            PatientField.reason, PatientPhrases.reason,
            [.type("text"), .required, .autocomplete("off"), .longest(1000)],
            note: PatientPhrases.reasonNote,
            wrong: isTooShort ? PatientPhrases.reasonTooShort : nil)
            + [parts.button(PatientPhrases.emergency)])
      ])
  }
}
