internal import HTML
internal import Vocabulary

/// The choice of the view as photographed; nil lets the pose tell.
func viewSelect(id: String, chosen: PhotographicView?, language: Language) -> Markup {
  let auto = Markup.element(
    .option, [.value("auto")] + (chosen == nil ? [.selected] : []),
    [.words(StartPhrases.automatic, in: language)])
  return .element(
    .select, [.id(id), .name("view"), .className("form-select")],
    [auto]
      + PhotographicView.allCases.map { view in
        .element(
          .option, [.value(view.rawValue)] + (view == chosen ? [.selected] : []),
          [.words(ReportPhrases.name(of: view).capitalised, in: language)])
      })
}

extension Phrase {
  /// With a capital at the start of each text.
  var capitalised: Phrase {
    Phrase(
      fr: fr.prefix(1).uppercased() + fr.dropFirst(), en: en.prefix(1).uppercased() + en.dropFirst()
    )
  }
}
