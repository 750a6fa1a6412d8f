internal import HTML
internal import Vocabulary

/// The last step before an erasure: what is destroyed, what remains, and that it cannot be undone.
///
/// Its form sends `PatientField.confirmed` to `Paths.patientErasure`.
public struct ErasurePage: Sendable {
  let context: PageContext
  let patient: String
  let name: String
  let contents: ContentsText
  let isUnconfirmed: Bool

  /// - Parameter isUnconfirmed: whether the form came without its confirmation.
  public init(
    context: PageContext, patient: String, name: String, contents: ContentsText,
    isUnconfirmed: Bool = false
  ) {
    (self.context, self.patient, self.name) = (context, patient, name)
    (self.contents, self.isUnconfirmed) = (contents, isUnconfirmed)
  }

  public var html: String {
    let parts = FormParts(context: context)
    return parts.page(
      Phrase(
        fr: "\(RetentionPhrases.erase.fr)\u{202F}: \(name)",
        en: "\(RetentionPhrases.erase.en): \(name)"),
      lead: RetentionPhrases.eraseLead,
      parts.problem(isUnconfirmed ? RetentionPhrases.notConfirmed : nil) + [
        .element(.p, [], [parts.words(contents.phrase)]),
        .element(.h2, [], [parts.words(RetentionPhrases.destroyed)]),
        list(RetentionPhrases.destroyedItems, parts),
        .element(.h2, [], [parts.words(RetentionPhrases.remains)]),
        list(RetentionPhrases.remainingItems, parts),
        parts.form(
          Paths.patientErasure(patient),
          [
            parts.check(PatientField.confirmed, RetentionPhrases.confirm, isChecked: false),
            parts.button(RetentionPhrases.eraseForEver),
            .element(
              .a, [.className("btn btn-outline-primary"), .href(Paths.patientRetention(patient))],
              [parts.words(RetentionPhrases.notNow)]),
          ]),
      ])
  }

  private func list(_ items: [Phrase], _ parts: FormParts) -> Markup {
    .element(.ul, [], items.map { .element(.li, [], [parts.words($0)]) })
  }
}

/// What is kept of a patient, in a sentence.
public struct ContentsText: Sendable {
  let encounters: Int
  let photographs: Int
  /// The days of the first and last care; nil where there was none.
  let years: (first: String, last: String)?

  /// - Parameter years: such as `2024` and `2026`.
  public init(encounters: Int, photographs: Int, years: (first: String, last: String)?) {
    (self.encounters, self.photographs, self.years) = (encounters, photographs, years)
  }

  var phrase: Phrase {
    guard encounters + photographs > 0 else { return RetentionPhrases.emptyRecord }
    let span: (fr: String, en: String) =
      years.map { years in
        years.first == years.last
          ? (", en \(years.first)", ", in \(years.first)")
          : (", de \(years.first) à \(years.last)", ", from \(years.first) to \(years.last)")
      } ?? ("", "")
    let fr =
      "\(encounters) rencontre\(encounters > 1 ? "s" : "") et \(photographs) photographie\(photographs > 1 ? "s" : "")"
    let en =
      "\(encounters) encounter\(encounters == 1 ? "" : "s") and \(photographs) photograph\(photographs == 1 ? "" : "s")"
    return Phrase(
      fr: "Le dossier contient \(fr)\(span.fr).", en: "The record holds \(en)\(span.en).")
  }
}
