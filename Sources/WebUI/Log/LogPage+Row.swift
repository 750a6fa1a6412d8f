internal import Access
internal import Audit
internal import ClinicVocabulary
internal import HTML
internal import Vocabulary

extension LogPage {
  func row(_ line: AuditEvent) -> Markup {
    let refused = line.action.text.hasSuffix(".refused")
    return .element(
      .tr, refused ? [.className("refused")] : [],
      [
        cell([.data(momentText(line.context.at, in: model.zone, context.language))]),
        cell([.data(who(line))]),
        cell(
          act(line)
            + (refused
              ? [.data(" – "), .element(.strong, [], [words(LogPhrases.refused)])] : [])),
        cell([.data(why(line))] + reason(line)),
      ] + (model.log.reader == .officer ? [cell(patient(line))] : [])
        + (model.log.reader == .patient ? [cell([proof(line)])] : []))
  }

  private func cell(_ content: [Markup]) -> Markup { .element(.td, [], content) }

  private func words(_ phrase: Phrase) -> Markup { .words(phrase, in: context.language) }

  private func who(_ line: AuditEvent) -> String {
    if model.log.reader == .patient, line.context.role.text == Role.patient.rawValue {
      return LogPhrases.you[context.language]
    }
    let role =
      Role(rawValue: line.context.role.text).map { RolePhrases.name(of: $0)[context.language] }
      ?? line.context.role.text
    guard let person = line.context.person else {
      return LogPhrases.program[context.language]
    }
    return "\(model.log.names[person] ?? String(person.text.suffix(12))), \(role)"
  }

  /// The act without the mark of its refusal, in words where there are some.
  private func act(_ line: AuditEvent) -> [Markup] {
    let code =
      line.action.text.hasSuffix(".refused")
      ? String(line.action.text.dropLast(".refused".count)) : line.action.text
    return [
      LogPhrases.act(code).map(words)
        ?? .element(.span, [.className("hash")], [.data(code)])
    ]
  }

  private func why(_ line: AuditEvent) -> String {
    let purpose =
      Purpose(rawValue: line.context.purpose.text)
      .map { RolePhrases.name(of: $0)[context.language] } ?? line.context.purpose.text
    let relation =
      Relation(rawValue: line.context.relation.text)
      .map { RolePhrases.name(of: $0)[context.language] } ?? line.context.relation.text
    let reason = line.reasonDigest == nil ? "" : ", \(LogPhrases.withReason[context.language])"
    return "\(purpose), \(relation)\(reason)"
  }

  /// What was written to open the record, for the patient who reads it.
  private func reason(_ line: AuditEvent) -> [Markup] {
    guard let reason = model.log.reasons[line.subject.id] else { return [] }
    return [.element(.p, [.className("reason")], [.data(reason)])]
  }

  private func proof(_ line: AuditEvent) -> Markup {
    .element(
      .a,
      [
        .className("tool"), .href(Paths.ownProof(line.id.text)),
        .ariaLabel(OwnRecordPhrases.downloadProof, context.language),
      ], [words(OwnRecordPhrases.proofOfLine)])
  }

  private func patient(_ line: AuditEvent) -> [Markup] {
    guard let patient = line.patient else { return [.data("–")] }
    return [
      .element(
        .a, [.className("hash"), .href(Paths.log(before: nil, patient: patient.text))],
        [.data(patient.text)])
    ]
  }
}
