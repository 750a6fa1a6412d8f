internal import FaceAnalysis
private import Foundation
internal import HTML
public import PhotoAnalysis
internal import Vocabulary

/// The report of one analysis as a single file: French and English, photograph and drawing inside,
/// neither script nor network.
public struct Report {
  let analysis: PhotoAnalysis
  let photo: [UInt8]?

  /// - Parameter photo: the upright photograph as JPEG; nil when there is none to show.
  public init(of analysis: PhotoAnalysis, photo: [UInt8]?) {
    self.analysis = analysis
    self.photo = photo
  }

  /// The file's text, UTF-8.
  public var html: String {
    let document = analysis.document
    return Markup.document(
      .element(
        .html, [.lang(.french)],
        [
          .element(
            .head, [],
            [
              .element(.meta, [.charset("utf-8")]),
              .element(
                .meta, [.name("viewport"), .content("width=device-width, initial-scale=1")]),
              .element(.title, [], [.data("Aglaé – \(document.file)")]),
              .element(.style, [], [ReportStyle.sheet]),
            ]),
          .element(.body, [], [header, main]),
        ]))
  }

  private var header: Markup {
    .element(
      .header, [],
      [
        .element(.h1, [], [.data("Aglaé")]),
        .element(.p, [.className("file")], [.data(analysis.document.file)]),
        .element(
          .div, [.className("switches")],
          [
            switchControl("fr", radio: true, on: true, .data("Français")),
            switchControl("en", radio: true, on: false, .data("English")),
          ]),
      ])
  }

  private var main: Markup {
    let tables = ReportTables(document: analysis.document)
    return .element(
      .main, [],
      [
        .element(.div, [.className("stage")], refusals + stage),
        .element(.div, [.className("panel")], tables.sections),
      ])
  }

  private var refusals: [Markup] {
    (analysis.document.refused ?? []).map { refusal in
      var parts: [Markup] = [.element(.p, [], [.bilingual(refusal.message)])]
      if let value = refusal.value, let limit = refusal.limit {
        let unit = refusal.unit ?? "1"
        parts.append(
          .element(
            .p, [.className("note")],
            [
              .bilingual(ReportPhrases.measured) { language in
                " \(quantity(value, decimals: 0, unit: unit, in: language)) · "
              },
              .bilingual(ReportPhrases.limit) { language in
                " \(quantity(limit, decimals: 0, unit: unit, in: language))"
              },
            ]))
      }
      return .element(.section, [.className("refusal")], parts)
    }
  }

  private var stage: [Markup] {
    guard let photo, let size = analysis.document.image else { return [] }
    let picture = Markup.element(
      .div, [.className("picture")],
      [
        .element(
          .img,
          [
            .source(jpegBase64: Data(photo).base64EncodedString()),
            .alt(ReportPhrases.photograph, .french),
          ]),
        ReportOverlay(analysis: analysis, width: size.width, height: size.height).markup,
      ])
    guard analysis.landmarks != nil else { return [.element(.figure, [], [picture])] }
    let layers = Markup.element(
      .div, [.className("switches")],
      [
        switchControl("regions", radio: false, on: true, .bilingual(ReportPhrases.regions)),
        switchControl("points", radio: false, on: false, .bilingual(ReportPhrases.points)),
        switchControl("irises", radio: false, on: true, .bilingual(ReportPhrases.irises)),
      ])
    return [.element(.figure, [], [picture, layers]), legend]
  }

  private var legend: Markup {
    .element(
      .ol, [.className("legend")],
      analysis.regions.map { .element(.li, [], [.bilingual(ReportPhrases.name(of: $0.region))]) })
  }

  private func switchControl(_ id: String, radio: Bool, on: Bool, _ name: Markup) -> Markup {
    let attributes: [Attribute] =
      [.type(radio ? "radio" : "checkbox"), .id(id), .name(radio ? "language" : id)]
      + (on ? [.checked] : [])
    return .element(.label, [.labels(id)], [.element(.input, attributes), name])
  }
}

extension Markup {
  /// `phrase` in both languages, of which the page shows the chosen one.
  static func bilingual(
    _ phrase: Phrase, then rest: (Language) -> String = { _ in "" }
  ) -> Markup {
    .element(
      .span, [],
      Language.allCases.map { language in
        .element(
          .span, [.lang(language), .className(language.rawValue)],
          [.words(phrase, in: language), .data(rest(language))])
      })
  }
}
