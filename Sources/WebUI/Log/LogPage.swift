public import Access
internal import Audit
public import ClinicVocabulary
public import Foundation
internal import HTML
internal import Vocabulary

/// The log of what was seen, changed and refused, the newest first.
///
/// A data-protection officer sees every line, of one patient where they ask; an administrator sees
/// those that concern no patient. Patients stand under their pseudonymous ids, and see their own lines
/// with the reasons that were written.
public struct LogPage: Sendable {
  let context: PageContext
  let model: Model

  public struct Model: Sendable {
    public let log: LogView
    /// The patient whose lines are shown; nil for all.
    public let patient: PatientID?
    public let zone: TimeZone

    public init(log: LogView, patient: PatientID? = nil, zone: TimeZone) {
      self.log = log
      self.patient = patient
      self.zone = zone
    }
  }

  public init(context: PageContext, model: Model) {
    self.context = context
    self.model = model
  }

  public var html: String {
    parts.page(
      LogPhrases.title, lead: LogPhrases.lead(model.log.reader), room: "start entry log",
      filter + [model.log.lines.isEmpty ? empty : table] + older)
  }

  private var parts: FormParts { FormParts(context: context) }

  private var empty: Markup { .element(.p, [], [parts.words(LogPhrases.empty)]) }

  private var filter: [Markup] {
    guard model.log.reader == .officer else { return [] }
    guard let patient = model.patient else {
      return [
        .element(
          .p, [], [.element(.a, [.href(Paths.erasures)], [parts.words(RetentionPhrases.erasures)])])
      ]
    }
    return [
      .element(
        .p, [],
        [
          parts.words(LogPhrases.ofPatient), .data(" "),
          .element(.span, [.className("hash")], [.data(patient.text)]), .data(" "),
          .element(.a, [.href(Paths.log)], [parts.words(LogPhrases.all)]),
        ])
    ]
  }

  private var table: Markup {
    let columns =
      [LogPhrases.when, LogPhrases.who, LogPhrases.what, LogPhrases.why]
      + (model.log.reader == .officer ? [LogPhrases.patient] : [])
      + (model.log.reader == .patient ? [OwnRecordPhrases.proofOfLine] : [])
    return .element(
      .div,
      [
        .className("wide-table"), .tabIndex, .role("region"),
        .ariaLabel(LogPhrases.title, context.language),
      ],
      [
        .element(
          .table, [.className("table log-table")],
          [
            .element(
              .thead, [],
              [
                .element(
                  .tr, [],
                  columns.map { .element(.th, [.scope("col")], [parts.words($0)]) })
              ]),
            .element(.tbody, [], model.log.lines.map(row)),
          ])
      ])
  }

  private var older: [Markup] {
    guard model.log.hasOlder, let last = model.log.lines.last else { return [] }
    return [
      .element(
        .p, [.className("actions-left")],
        [
          .element(
            .a,
            [
              .className("btn btn-outline-primary"),
              .href(Paths.log(before: last.id.text, patient: model.patient?.text)),
            ], [parts.words(LogPhrases.older)])
        ])
    ]
  }
}
