public import ClinicVocabulary
internal import Foundation
internal import HTML
internal import Vocabulary

/// A request about a patient's data, as it is listed.
public struct RequestLine: Sendable {
  public enum Kind: String, Sendable { case erasure, copy }
  public enum State: String, Sendable { case asked, withdrawn, refused, done }

  let id: String
  let kind: Kind
  let state: State
  let byPatient: Bool
  let askedAt: Instant
  let changedAt: Instant
  let reason: String?

  /// - Parameter reason: why it was refused.
  public init(
    id: String, kind: Kind, state: State, byPatient: Bool, askedAt: Instant, changedAt: Instant,
    reason: String?
  ) {
    (self.id, self.kind, self.state, self.byPatient) = (id, kind, state, byPatient)
    (self.askedAt, self.changedAt, self.reason) = (askedAt, changedAt, reason)
  }

  /// What it is and where it stands, for either reader.
  func text(_ parts: FormParts, _ zone: TimeZone) -> Markup {
    let language = parts.context.language
    let who = byPatient ? RetentionPhrases.byPatient : RetentionPhrases.byClinic
    let asked =
      "\(RetentionPhrases.asked[language]) \(momentText(askedAt, in: zone, language)), \(who[language])"
    let stands =
      state == .asked
      ? nil
      : "\(RetentionPhrases.name(of: state)[language]) \(momentText(changedAt, in: zone, language))"
    return .element(
      .div, [.className("row-text")],
      [
        .element(.strong, [], [parts.words(RetentionPhrases.name(of: kind))]),
        .element(
          .small, [.className("note")],
          [.data([asked, stands].compactMap(\.self).joined(separator: " · "))]),
      ] + (reason.map { [.element(.p, [.className("reason")], [.data($0)])] } ?? []))
  }
}

extension RetentionPage {
  var requestPart: [Markup] {
    let head = Markup.element(.h2, [], [parts.words(RetentionPhrases.requests)])
    let list: Markup =
      requests.isEmpty
      ? .element(.p, [], [parts.words(RetentionPhrases.noRequests)])
      : .element(
        .ul, [.className("row-list")],
        requests.map { .element(.li, [], [$0.text(parts, zone)] + acts($0)) })
    let isAsked = { (kind: RequestLine.Kind) in
      requests.contains { $0.kind == kind && $0.state == .asked }
    }
    let asking: [Markup] =
      mayAsk
      ? [RequestLine.Kind.copy, .erasure].filter { !isAsked($0) }.map { kind in
        parts.form(
          Paths.patientRequests(patient),
          [
            .element(
              .input, [.type("hidden"), .name(PatientField.kind), .value(kind.rawValue)]),
            .element(
              .button, [.type("submit"), .className("btn btn-outline-primary")],
              [parts.words(RetentionPhrases.note(kind))]),
          ], className: "row-form")
      } : []
    return [head, list, .element(.div, [.className("actions-left")], asking)]
  }

  private func acts(_ line: RequestLine) -> [Markup] {
    guard mayWrite, line.state == .asked else { return [] }
    let inner = FormParts(context: context, place: "-\(line.id)")
    let refusal = Markup.element(
      .details, [],
      [
        .element(.summary, [], [parts.words(RetentionPhrases.refuse)]),
        inner.form(
          Paths.requestRefusal(patient, line.id),
          inner.field(
            PatientField.reason, RetentionPhrases.refusalReason,
            [.type("text"), .required, .longest(500), .autocomplete("off")],
            note: RetentionPhrases.refusalNote)
            + [inner.button(RetentionPhrases.refuse, isFirst: false)]),
      ])
    switch line.kind {
    case .copy:
      let deliver = parts.form(
        Paths.requestDelivery(patient, line.id),
        [
          .element(
            .button, [.type("submit"), .className("tool")],
            [parts.words(RetentionPhrases.delivered)])
        ], className: "row-form")
      return [.element(.div, [.className("row-acts")], [deliver, refusal])]
    case .erasure:
      let erase: [Markup] =
        standing.refusal == nil
        ? [
          .element(
            .a, [.className("tool"), .href(Paths.patientErasure(patient))],
            [parts.words(RetentionPhrases.toErasure)])
        ] : []
      return [.element(.div, [.className("row-acts")], erase + [refusal])]
    }
  }
}
