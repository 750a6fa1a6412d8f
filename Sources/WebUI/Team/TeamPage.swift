public import Access
public import ClinicVocabulary
public import Foundation
internal import HTML
internal import Vocabulary

/// Who follows a patient and may open the record, for the clinician who gives and takes access.
///
/// Its forms send `PatientField.person` and `.part` to `Paths.patientTeam`.
public struct TeamPage: Sendable {
  public enum Part: String, Sendable { case treating, member, none, opposed }

  public struct Member: Sendable {
    let id: String
    let name: String?
    let role: Role?
    let part: Part
    let since: Instant
    let mayChange: Bool

    /// - Parameter mayChange: whether the reader may end this part.
    public init(
      id: String, name: String?, role: Role?, part: Part, since: Instant, mayChange: Bool
    ) {
      (self.id, self.name, self.role) = (id, name, role)
      (self.part, self.since, self.mayChange) = (part, since, mayChange)
    }
  }

  public struct Other: Sendable {
    let id: String
    let name: String
    let role: Role

    public init(id: String, name: String, role: Role) {
      (self.id, self.name, self.role) = (id, name, role)
    }
  }

  public struct Team: Sendable {
    let members: [Member]
    /// Those of the clinic who give care and have no part yet.
    let others: [Other]
    let mayWrite: Bool

    public init(members: [Member], others: [Other], mayWrite: Bool) {
      (self.members, self.others, self.mayWrite) = (members, others, mayWrite)
    }
  }

  let context: PageContext
  let patient: String
  let name: String
  let team: Team
  let outcome: Part?
  let zone: TimeZone

  /// - Parameter outcome: the part that the last act gave; none for access that was taken.
  public init(
    context: PageContext, patient: String, name: String, team: Team, outcome: Part? = nil,
    zone: TimeZone
  ) {
    (self.context, self.patient, self.name) = (context, patient, name)
    (self.team, self.outcome, self.zone) = (team, outcome, zone)
  }

  public var html: String {
    parts.page(
      Phrase(fr: "\(TeamPhrases.title.fr) – \(name)", en: "\(TeamPhrases.title.en) – \(name)"),
      lead: TeamPhrases.lead,
      parts.notice(outcome.map(TeamPhrases.done))
        + [rows.list(team.members, act: { TeamPhrases.withdraw($0) }, to: .none, patient)]
        + giving
        + [
          .element(
            .p, [.className("actions-left")],
            [
              .element(
                .a, [.className("btn btn-outline-primary"), .href(Paths.patientRecord(patient))],
                [parts.words(PhotographPhrases.backToRecord)])
            ])
        ])
  }

  private var parts: FormParts { FormParts(context: context) }
  private var rows: TeamRows { TeamRows(parts: parts, zone: zone) }

  private var giving: [Markup] {
    guard team.mayWrite, !team.others.isEmpty else { return [] }
    let options = team.others.map { other in
      (
        value: other.id,
        label: Phrase(
          fr: "\(other.name), \(RolePhrases.name(of: other.role).fr.lowercased())",
          en: "\(other.name), \(RolePhrases.name(of: other.role).en.lowercased())")
      )
    }
    return [
      .element(.h2, [], [parts.words(TeamPhrases.give)]),
      parts.form(
        Paths.patientTeam(patient),
        [
          .element(
            .input, [.type("hidden"), .name(PatientField.part), .value(Part.member.rawValue)])
        ]
          + parts.choice(
            PatientField.person, TeamPhrases.colleague, options, chosen: options[0].value,
            note: TeamPhrases.giveNote) + [parts.button(TeamPhrases.giveAct)]),
    ]
  }
}

/// The members of a care team, each with what the reader may do about them.
struct TeamRows {
  let parts: FormParts
  let zone: TimeZone

  func list(
    _ members: [TeamPage.Member], act: (TeamPage.Part) -> Phrase, to part: TeamPage.Part,
    action: String? = nil, _ patient: String
  ) -> Markup {
    guard !members.isEmpty else { return .element(.p, [], [parts.words(TeamPhrases.nobody)]) }
    return .element(
      .ul, [.className("row-list")],
      members.map { member in
        row(member, act(member.part), to: part, action ?? Paths.patientTeam(patient))
      })
  }

  private func row(
    _ member: TeamPage.Member, _ act: Phrase, to part: TeamPage.Part, _ action: String
  ) -> Markup {
    let language = parts.context.language
    let name = member.name ?? TeamPhrases.formerColleague[language]
    let facts = [
      member.role.map { RolePhrases.name(of: $0)[language] },
      TeamPhrases.name(of: member.part)[language],
      "\(TeamPhrases.since[language]) \(momentText(member.since, in: zone, language))",
    ].compactMap(\.self)
    return .element(
      .li, [],
      [
        .element(
          .div, [.className("row-text")],
          [
            .element(.strong, [], [.data(name)]),
            .element(.small, [.className("note")], [.data(facts.joined(separator: " · "))]),
          ])
      ] + (member.mayChange ? [form(member.id, name, act, to: part, action)] : []))
  }

  func form(
    _ person: String, _ name: String, _ act: Phrase, to part: TeamPage.Part, _ action: String
  ) -> Markup {
    parts.form(
      action,
      [
        .element(.input, [.type("hidden"), .name(PatientField.person), .value(person)]),
        .element(.input, [.type("hidden"), .name(PatientField.part), .value(part.rawValue)]),
        .element(
          .button,
          [
            .type("submit"), .className("tool"),
            .ariaLabel(
              Phrase(fr: "\(act.fr)\u{202F}: \(name)", en: "\(act.en): \(name)"),
              parts.context.language),
          ], [parts.words(act)]),
      ], className: "row-form")
  }
}
