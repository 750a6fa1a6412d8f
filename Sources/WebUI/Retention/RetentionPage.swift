public import ClinicVocabulary
public import Foundation
internal import HTML
public import Vocabulary

/// How long a patient's record is kept, what holds it, and what the patient asks about their data.
///
/// Its forms post to `Paths.patientHolds` and `.patientRequests` and below; the way to erasure leads to
/// `Paths.patientErasure`.
public struct RetentionPage: Sendable {
  public struct Hold: Sendable {
    let id: String
    let reason: String
    let since: Instant
    let author: String?
    let liftedAt: Instant?

    public init(id: String, reason: String, since: Instant, author: String?, liftedAt: Instant?) {
      (self.id, self.reason, self.since) = (id, reason, since)
      (self.author, self.liftedAt) = (author, liftedAt)
    }
  }

  /// What the law and the record say today.
  public struct Standing: Sendable {
    let contents: ContentsText
    /// What stands against erasure, in a sentence; nil when nothing does.
    let refusal: Phrase?
    let until: CivilDate?
    let basis: String?

    /// - Parameters:
    ///   - until: the first day on which it no longer stands; nil while a hold lasts.
    ///   - basis: the text of the law.
    public init(contents: ContentsText, refusal: Phrase?, until: CivilDate?, basis: String?) {
      (self.contents, self.refusal) = (contents, refusal)
      (self.until, self.basis) = (until, basis)
    }
  }

  let context: PageContext
  let patient: String
  let name: String
  let standing: Standing
  let holds: [Hold]
  let requests: [RequestLine]
  let mayWrite: Bool
  let mayAsk: Bool
  let outcome: RetentionOutcome?
  let zone: TimeZone

  public init(
    context: PageContext, patient: String, name: String, standing: Standing, holds: [Hold],
    requests: [RequestLine], mayWrite: Bool, mayAsk: Bool, outcome: RetentionOutcome? = nil,
    zone: TimeZone
  ) {
    (self.context, self.patient, self.name) = (context, patient, name)
    (self.standing, self.holds, self.requests) = (standing, holds, requests)
    (self.mayWrite, self.mayAsk, self.outcome, self.zone) = (mayWrite, mayAsk, outcome, zone)
  }

  public var html: String {
    parts.page(
      Phrase(
        fr: "\(RetentionPhrases.title.fr) – \(name)", en: "\(RetentionPhrases.title.en) – \(name)"),
      notice + law + holdPart + requestPart + [
        .element(
          .p, [.className("actions-left")],
          [
            .element(
              .a, [.className("btn btn-outline-primary"), .href(Paths.patientRecord(patient))],
              [parts.words(PhotographPhrases.backToRecord)])
          ])
      ])
  }

  var parts: FormParts { FormParts(context: context) }

  private var notice: [Markup] {
    guard let outcome else { return [] }
    let phrase = RetentionPhrases.phrase(outcome)
    return outcome.isProblem ? parts.problem(phrase) : parts.notice(phrase)
  }

  private var law: [Markup] {
    var content: [Markup] = [
      .element(.h2, [], [parts.words(RetentionPhrases.law)]),
      .element(.p, [], [parts.words(standing.contents.phrase)]),
    ]
    guard let refusal = standing.refusal else {
      return content + [.element(.p, [], [parts.words(RetentionPhrases.nothingKeeps)])]
    }
    var sentence: [Markup] = [parts.words(refusal)]
    if let until = standing.until {
      sentence += [
        .data(" "), parts.words(RetentionPhrases.keptUntil),
        .data(" \(dateText(until, context.language))."),
      ]
    }
    content.append(.element(.p, [.className("standing")], sentence))
    if let basis = standing.basis {
      content.append(
        .element(
          .p, [.className("note")],
          [parts.words(RetentionPhrases.source), .data(" \(basis)")]))
    }
    return content
  }

  private var holdPart: [Markup] {
    let head = Markup.element(.h2, [], [parts.words(RetentionPhrases.holds)])
    let list: Markup =
      holds.isEmpty
      ? .element(.p, [], [parts.words(RetentionPhrases.noHolds)])
      : .element(.ul, [.className("row-list")], holds.map(row))
    guard mayWrite else { return [head, list] }
    return [
      head, list,
      parts.form(
        Paths.patientHolds(patient),
        parts.field(
          PatientField.reason, RetentionPhrases.holdReason,
          [.type("text"), .required, .longest(500), .autocomplete("off")],
          note: RetentionPhrases.holdNote)
          + [parts.button(RetentionPhrases.hold, isFirst: false)]),
    ]
  }

  private func row(_ hold: Hold) -> Markup {
    let language = context.language
    let times = [
      "\(TeamPhrases.since[language]) \(momentText(hold.since, in: zone, language))", hold.author,
      hold.liftedAt.map {
        "\(RetentionPhrases.lifted[language]) \(momentText($0, in: zone, language))"
      },
    ].compactMap(\.self).joined(separator: " · ")
    let lift: [Markup] =
      mayWrite && hold.liftedAt == nil
      ? [
        parts.form(
          Paths.holdLifting(patient, hold.id),
          [
            .element(
              .button,
              [
                .type("submit"), .className("tool"),
                .ariaLabel(
                  JobsPhrases.label(
                    RetentionPhrases.lift, Phrase(fr: hold.reason, en: hold.reason)), language),
              ], [parts.words(RetentionPhrases.lift)])
          ], className: "row-form")
      ] : []
    return .element(
      .li, [],
      [
        .element(
          .div, [.className("row-text")],
          [
            .element(.strong, [], [.data(hold.reason)]),
            .element(.small, [.className("note")], [.data(times)]),
          ])
      ] + lift)
  }
}
