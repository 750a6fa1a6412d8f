public import ClinicVocabulary
public import Foundation
internal import HTML
internal import Vocabulary

/// Background work, for an administrator: what was given up first, then what waits or runs.
///
/// Its forms post to `Paths.jobAttempt`, `.jobRemoval` and `.jobReturn`.
public struct JobsPage: Sendable {
  public enum State: Sendable, Hashable { case waiting, running, failed, setAside }

  public struct Row: Sendable {
    public let id: String
    public let kind: String
    public let state: State
    public let attempts: Int
    public let failure: String?
    public let enqueuedAt: Instant
    public let dueAt: Instant

    /// - Parameters:
    ///   - failure: a code or text of the program, without patient data.
    ///   - dueAt: not before this; for a job that was given up, when it was.
    public init(
      id: String, kind: String, state: State, attempts: Int, failure: String?,
      enqueuedAt: Instant, dueAt: Instant
    ) {
      (self.id, self.kind, self.state, self.attempts) = (id, kind, state, attempts)
      (self.failure, self.enqueuedAt, self.dueAt) = (failure, enqueuedAt, dueAt)
    }
  }

  /// What the last act on this page did; it stands in the address.
  public enum Outcome: String, Sendable { case again, setAside, returned }

  let context: PageContext
  let jobs: [Row]
  let doneCount: Int
  let isStuck: Bool
  let outcome: Outcome?
  let changed: String?
  let zone: TimeZone

  /// - Parameter changed: the id of the job that the last act changed.
  public init(
    context: PageContext, jobs: [Row], doneCount: Int, isStuck: Bool, outcome: Outcome? = nil,
    changed: String? = nil, zone: TimeZone
  ) {
    (self.context, self.jobs, self.doneCount, self.isStuck) = (context, jobs, doneCount, isStuck)
    (self.outcome, self.changed, self.zone) = (outcome, changed, zone)
  }

  public var html: String {
    parts.page(
      JobsPhrases.title, lead: JobsPhrases.lead,
      notice + (isStuck ? parts.problem(JobsPhrases.stuck) : [])
        + section(.failed, JobsPhrases.failed, empty: JobsPhrases.noneFailed)
        + section(.running, JobsPhrases.running) + section(.waiting, JobsPhrases.waiting)
        + section(.setAside, JobsPhrases.setAside)
        + [.element(.p, [.className("note")], [parts.words(JobsPhrases.done(doneCount))])])
  }

  private var parts: FormParts { FormParts(context: context) }

  /// What was done, and the way back where there is one.
  private var notice: [Markup] {
    switch outcome {
    case .again: return parts.notice(JobsPhrases.begunAgain)
    case .returned: return parts.notice(JobsPhrases.takenBack)
    case .setAside:
      let undo = changed.map { button(Paths.jobReturn($0), JobsPhrases.undo, of: nil) } ?? []
      return parts.notice(JobsPhrases.wasSetAside) + undo
    case nil: return []
    }
  }

  private func section(_ state: State, _ title: Phrase, empty: Phrase? = nil) -> [Markup] {
    let rows = jobs.filter { $0.state == state }
    let head = Markup.element(.h2, [], [parts.words(title), .data(" (\(rows.count))")])
    guard !rows.isEmpty else {
      return empty.map { [head, .element(.p, [], [parts.words($0)])] } ?? []
    }
    return [head, .element(.ul, [.className("row-list")], rows.map(item))]
  }

  private func item(_ row: Row) -> Markup {
    let name = JobsPhrases.name(ofKind: row.kind)
    let failure = row.failure.map { text in
      Markup.element(
        .small, [],
        [
          parts.words(JobsPhrases.lastFailure), .data(" "),
          JobsPhrases.failure(text).map(parts.words) ?? .data(text),
        ])
    }
    let acts: [Markup] =
      switch row.state {
      case .failed:
        button(Paths.jobAttempt(row.id), JobsPhrases.tryAgain, of: name)
          + button(Paths.jobRemoval(row.id), JobsPhrases.putAside, of: name)
      case .setAside: button(Paths.jobReturn(row.id), JobsPhrases.takeBack, of: name)
      case .waiting, .running: []
      }
    return .element(
      .li, [],
      [
        .element(
          .div, [.className("row-text")],
          [
            .element(.strong, [], [parts.words(name)]),
            .element(.small, [.className("note")], [.data(times(row))]),
          ] + (failure.map { [$0] } ?? [])),
        .element(.div, [.className("row-acts")], acts),
      ])
  }

  private func times(_ row: Row) -> String {
    let (asked, due) = (
      momentText(row.enqueuedAt, in: zone, context.language),
      momentText(row.dueAt, in: zone, context.language)
    )
    let when: Phrase =
      switch row.state {
      case .waiting: JobsPhrases.notBefore
      case .running: JobsPhrases.leasedUntil
      case .failed, .setAside: JobsPhrases.gaveUp
      }
    return [
      "\(JobsPhrases.asked[context.language]) \(asked)", "\(when[context.language]) \(due)",
      JobsPhrases.attempts(row.attempts)[context.language],
    ].joined(separator: " · ")
  }

  private func button(_ action: String, _ act: Phrase, of name: Phrase?) -> [Markup] {
    let label = name.map { [Attribute.ariaLabel(JobsPhrases.label(act, $0), context.language)] }
    return [
      parts.form(
        action,
        [
          .element(
            .button, [.type("submit"), .className("tool")] + (label ?? []), [parts.words(act)])
        ], className: "row-form")
    ]
  }
}
