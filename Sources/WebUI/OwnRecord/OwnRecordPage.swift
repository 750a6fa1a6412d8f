internal import ClinicVocabulary
public import Foundation
internal import HTML
internal import Vocabulary

/// What is kept of a patient, for the patient: who may see it, until when, and what they can ask.
///
/// Its forms send `PatientField.person` and `.part` to `Paths.ownTeam`, `.kind` to `Paths.ownRequests`,
/// and post to `Paths.ownRequestWithdrawal`.
public struct OwnRecordPage: Sendable {
  public struct Model: Sendable {
    let clinicName: String
    let identity: PatientPage.Identity
    let standing: RetentionPage.Standing
    let team: TeamPage.Team
    let requests: [RequestLine]
    let publicKey: String
    let zone: TimeZone

    /// - Parameter publicKey: with which proofs are checked, in hexadecimal digits.
    public init(
      clinicName: String, identity: PatientPage.Identity, standing: RetentionPage.Standing,
      team: TeamPage.Team, requests: [RequestLine], publicKey: String, zone: TimeZone
    ) {
      (self.clinicName, self.identity, self.standing) = (clinicName, identity, standing)
      (self.team, self.requests, self.publicKey, self.zone) = (team, requests, publicKey, zone)
    }
  }

  /// What the last act on this page did; it stands in the address.
  public enum Outcome: String, Sendable { case opposed, allowed, asked, withdrawn }

  let context: PageContext
  let model: Model
  let outcome: Outcome?

  public init(context: PageContext, model: Model, outcome: Outcome? = nil) {
    (self.context, self.model, self.outcome) = (context, model, outcome)
  }

  public var html: String {
    parts.page(
      OwnRecordPhrases.title, lead: OwnRecordPhrases.lead(model.clinicName),
      parts.notice(outcome.map(OwnRecordPhrases.done)) + kept + seen + team + requests + proof)
  }

  private var parts: FormParts { FormParts(context: context) }

  private var kept: [Markup] {
    let identity = model.identity
    let facts: [(Phrase, String?)] = [
      (OwnRecordPhrases.name, identity.name),
      (PatientPhrases.birthDate, dateText(identity.birthDate, context.language)),
      (PatientPhrases.phone, identity.phone), (PatientPhrases.email, identity.email),
    ]
    var until: [Markup] = [parts.words(OwnRecordPhrases.free)]
    if let refusal = model.standing.refusal {
      until = [parts.words(refusal)]
      if let day = model.standing.until {
        until += [
          .data(" "), parts.words(OwnRecordPhrases.until),
          .data(" \(dateText(day, context.language))."),
        ]
      }
      if let basis = model.standing.basis { until.append(.data(" (\(basis))")) }
    }
    return [
      .element(.h2, [], [parts.words(OwnRecordPhrases.kept)]),
      .element(
        .dl, [.className("facts")],
        facts.flatMap { label, value -> [Markup] in
          guard let value else { return [] }
          return [
            .element(.dt, [], [parts.words(label)]),
            .element(.dd, [.className("fact-text")], [.data(value)]),
          ]
        }),
      .element(.p, [], [parts.words(model.standing.contents.phrase)]),
      .element(.p, [], until),
    ]
  }

  private var seen: [Markup] {
    [
      .element(.h2, [], [parts.words(OwnRecordPhrases.seen)]),
      .element(.p, [], [parts.words(OwnRecordPhrases.seenLead)]),
      .element(
        .p, [.className("actions-left")],
        [
          .element(
            .a, [.className("btn btn-primary"), .href(Paths.log)],
            [parts.words(OwnRecordPhrases.toLog)])
        ]),
    ]
  }

  private var team: [Markup] {
    let rows = TeamRows(parts: parts, zone: model.zone)
    let known = model.team.members.filter { $0.part != .opposed }
    let opposed = model.team.members.filter { $0.part == .opposed }
    let others = model.team.others.map { other in
      Markup.element(
        .li, [],
        [
          .element(
            .div, [.className("row-text")],
            [
              .element(.strong, [], [.data(other.name)]),
              .element(
                .small, [.className("note")], [parts.words(RolePhrases.name(of: other.role))]),
            ]),
          rows.form(other.id, other.name, TeamPhrases.oppose, to: .opposed, Paths.ownTeam),
        ])
    }
    return [
      .element(.h2, [], [parts.words(OwnRecordPhrases.team)]),
      .element(.p, [], [parts.words(OwnRecordPhrases.teamLead)]),
      rows.list(
        known, act: { _ in TeamPhrases.oppose }, to: .opposed, action: Paths.ownTeam, ""),
    ]
      + (opposed.isEmpty
        ? []
        : [
          .element(.h3, [], [parts.words(OwnRecordPhrases.opposed)]),
          rows.list(
            opposed, act: { _ in TeamPhrases.withdrawOpposition }, to: .none,
            action: Paths.ownTeam, ""),
        ])
      + (others.isEmpty
        ? []
        : [
          .element(
            .details, [],
            [
              .element(.summary, [], [parts.words(OwnRecordPhrases.others)]),
              .element(.ul, [.className("row-list")], others),
            ])
        ])
  }

  private var requests: [Markup] {
    let isAsked = { (kind: RequestLine.Kind) in
      model.requests.contains { $0.kind == kind && $0.state == .asked }
    }
    let list: [Markup] =
      model.requests.isEmpty
      ? [] : [.element(.ul, [.className("row-list")], model.requests.map(row))]
    let asking = [RequestLine.Kind.copy, .erasure].filter { !isAsked($0) }.map { kind in
      parts.form(
        Paths.ownRequests,
        [
          .element(.input, [.type("hidden"), .name(PatientField.kind), .value(kind.rawValue)]),
          .element(
            .button, [.type("submit"), .className("btn btn-outline-primary")],
            [parts.words(OwnRecordPhrases.ask(kind))]),
        ], className: "row-form")
    }
    return [
      .element(.h2, [], [parts.words(OwnRecordPhrases.requests)]),
      .element(.p, [], [parts.words(OwnRecordPhrases.requestsLead)]),
    ] + list + [.element(.div, [.className("actions-left")], asking)]
  }

  private func row(_ line: RequestLine) -> Markup {
    let withdraw: [Markup] =
      line.state == .asked
      ? [
        parts.form(
          Paths.ownRequestWithdrawal(line.id),
          [
            .element(
              .button,
              [
                .type("submit"), .className("tool"),
                .ariaLabel(
                  JobsPhrases.label(
                    OwnRecordPhrases.withdraw, RetentionPhrases.name(of: line.kind)),
                  context.language),
              ], [parts.words(OwnRecordPhrases.withdraw)])
          ], className: "row-form")
      ] : []
    return .element(.li, [], [line.text(parts, model.zone)] + withdraw)
  }

  private var proof: [Markup] {
    [
      .element(.h2, [], [parts.words(OwnRecordPhrases.proof)]),
      .element(.p, [], [parts.words(OwnRecordPhrases.proofLead)]),
      .element(.p, [.className("hash fact-text")], [.data(model.publicKey)]),
    ]
  }
}
