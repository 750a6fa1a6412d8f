internal import ClinicVocabulary
internal import HTML
internal import Vocabulary

extension OwnAccountPage {
  /// One session or device: its name, what marks it, its times, and the button that ends it.
  func row(
    _ name: String, _ mark: Phrase?, _ times: String, _ action: String?, _ act: Phrase
  ) -> Markup {
    let parts = FormParts(context: context)
    let end: [Markup] =
      action.map { action in
        [
          parts.form(
            action,
            [
              .element(
                .button,
                [
                  .type("submit"), .className("tool"),
                  .ariaLabel(
                    Phrase(fr: "\(act.fr) \(name)", en: "\(act.en) \(name)"), context.language),
                ], [parts.words(act)])
            ], className: "row-form")
        ]
      } ?? []
    return .element(
      .li, [],
      [
        .element(
          .div, [],
          [
            .element(.strong, [], [.data(name)])
          ] + (mark.map { [.data(" – "), parts.words($0)] } ?? [])
            + [.element(.small, [.className("note")], [.data(times)])])
      ] + end)
  }

  func times(_ moments: (Phrase, Instant)...) -> String {
    moments.map { "\($0[context.language]) \(momentText($1, in: zone, context.language))" }
      .joined(separator: ", ")
  }
}
