public import ClinicVocabulary
public import Foundation
internal import HTML
internal import Vocabulary

/// The certificate of an erasure: what was done, by whom, when, and what remains; for printing.
public struct CertificatePage: Sendable {
  public struct Certificate: Sendable {
    let patient: String
    let erasedAt: Instant
    let erasedBy: String?
    let askedAt: Instant?
    let byPatient: Bool
    let isComplete: Bool
    let event: String?
    let contents: ContentsText

    /// - Parameters:
    ///   - patient: the pseudonymous id.
    ///   - askedAt: nil where no request is known.
    ///   - isComplete: whether the key is destroyed.
    ///   - event: the id of the entry in the log.
    public init(
      patient: String, erasedAt: Instant, erasedBy: String?, askedAt: Instant?, byPatient: Bool,
      isComplete: Bool, event: String?, contents: ContentsText
    ) {
      (self.patient, self.erasedAt, self.erasedBy) = (patient, erasedAt, erasedBy)
      (self.askedAt, self.byPatient, self.isComplete) = (askedAt, byPatient, isComplete)
      (self.event, self.contents) = (event, contents)
    }
  }

  let context: PageContext
  let certificate: Certificate
  let zone: TimeZone

  public init(context: PageContext, certificate: Certificate, zone: TimeZone) {
    (self.context, self.certificate, self.zone) = (context, certificate, zone)
  }

  public var html: String {
    parts.page(
      RetentionPhrases.certificate, lead: RetentionPhrases.certificateLead,
      (certificate.isComplete ? [] : parts.problem(RetentionPhrases.notComplete)) + [
        .element(.dl, [.className("facts")], facts),
        .element(.p, [], [parts.words(certificate.contents.phrase)]),
        .element(.h2, [], [parts.words(RetentionPhrases.destroyed)]),
        list(RetentionPhrases.destroyedItems),
        .element(.h2, [], [parts.words(RetentionPhrases.remains)]),
        list(RetentionPhrases.remainingItems),
        .element(.p, [.className("note")], [parts.words(RetentionPhrases.certificateBasis)]),
      ])
  }

  private var parts: FormParts { FormParts(context: context) }

  private var facts: [Markup] {
    let asked = certificate.askedAt.map { instant in
      let who = certificate.byPatient ? RetentionPhrases.byPatient : RetentionPhrases.byClinic
      return "\(moment(instant)), \(who[context.language])"
    }
    let rows: [(Phrase, String?)] = [
      (RetentionPhrases.pseudonym, certificate.patient), (RetentionPhrases.askedOn, asked),
      (RetentionPhrases.erasedOn, moment(certificate.erasedAt)),
      (RetentionPhrases.erasedBy, certificate.erasedBy),
      (RetentionPhrases.entry, certificate.event),
    ]
    return rows.flatMap { label, value -> [Markup] in
      guard let value else { return [] }
      return [
        .element(.dt, [], [parts.words(label)]),
        .element(.dd, [.className("fact-text")], [.data(value)]),
      ]
    }
  }

  private func moment(_ instant: Instant) -> String {
    momentText(instant, in: zone, context.language)
  }

  private func list(_ items: [Phrase]) -> Markup {
    .element(.ul, [], items.map { .element(.li, [], [parts.words($0)]) })
  }
}

/// The clinic's erasures, for its data-protection officer.
public struct ErasuresPage: Sendable {
  public struct Line: Sendable {
    let patient: String
    let erasedAt: Instant
    let isComplete: Bool

    public init(patient: String, erasedAt: Instant, isComplete: Bool) {
      (self.patient, self.erasedAt, self.isComplete) = (patient, erasedAt, isComplete)
    }
  }

  let context: PageContext
  let lines: [Line]
  let zone: TimeZone

  public init(context: PageContext, lines: [Line], zone: TimeZone) {
    (self.context, self.lines, self.zone) = (context, lines, zone)
  }

  public var html: String {
    let parts = FormParts(context: context)
    guard !lines.isEmpty else {
      return parts.page(
        RetentionPhrases.erasures, lead: RetentionPhrases.erasuresLead,
        [.element(.p, [], [parts.words(RetentionPhrases.noErasures)])])
    }
    return parts.page(
      RetentionPhrases.erasures, lead: RetentionPhrases.erasuresLead,
      [
        .element(
          .ul, [.className("row-list")],
          lines.map { line in
            .element(
              .li, [],
              [
                .element(
                  .a, [.href(Paths.erasure(line.patient)), .className("patient-row")],
                  [
                    .element(
                      .strong, [], [.data(momentText(line.erasedAt, in: zone, context.language))]),
                    .element(
                      .small, [.className("note hash")],
                      [.data(line.patient)]
                        + (line.isComplete
                          ? [] : [.data(" – "), parts.words(RetentionPhrases.notComplete)])),
                  ])
              ])
          })
      ])
  }
}
