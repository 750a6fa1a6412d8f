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
              .element(
                .style, [], [DrawingStyle.colours, DrawingStyle.page, ReportStyle.sheet]),
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
            control(.language(.french), on: true, .data("Français")),
            control(.language(.english), on: false, .data("English")),
          ]),
      ])
  }

  private var main: Markup {
    let tables = ReportTables(document: analysis.document, measures: analysis.measures)
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
        let format = QualityFormat(unit: refusal.unit ?? "1")
        parts.append(
          .element(
            .p, [.className("note")],
            [
              .bilingual(ReportPhrases.measured) { language in
                " \(format.text(value, in: language)) · "
              },
              .bilingual(ReportPhrases.limit) { language in
                " \(format.text(limit, in: language))"
              },
            ]))
      }
      return .element(.section, [.className("refusal")], parts)
    }
  }

  private var stage: [Markup] {
    guard let photo, let drawing = FaceDrawing(of: analysis) else { return [] }
    let picture = Markup.element(
      .div, [.className("picture")],
      [
        .element(
          .img,
          [
            .source(jpegBase64: Data(photo).base64EncodedString()),
            .alt(ReportPhrases.photograph, .french),
          ]),
        drawing.markup([.skin, .regions, .irises, .points]),
      ])
    return [.element(.figure, [], [picture] + switches)] + legend
  }

  /// A switch for each layer that has something to show.
  private var switches: [Markup] {
    let hasFace = analysis.landmarks != nil
    let hasScale = analysis.document.scale.millimetresPerPixel != nil
    let hasPoints = hasFace || analysis.document.profileLandmarks != nil
    let layers: [(FaceDrawing.Layer, Phrase, isThere: Bool, isOn: Bool)] = [
      (.regions, ReportPhrases.regions, !analysis.regions.isEmpty, true),
      (.points, ReportPhrases.points, hasPoints, !hasFace),
      (.irises, ReportPhrases.irises, hasFace || hasScale, true),
      (.skin, ReportPhrases.skin, analysis.skin != nil, false),
    ]
    let controls = layers.filter(\.isThere).map { layer, name, _, isOn in
      control(.layer(layer.rawValue), on: isOn, .bilingual(name))
    }
    return controls.isEmpty ? [] : [.element(.div, [.className("switches")], controls)]
  }

  /// The regions by number; the chosen one stands out in the picture.
  private var legend: [Markup] {
    guard !analysis.regions.isEmpty else { return [] }
    let none = control(.region(0), on: true, .bilingual(ReportPhrases.allRegions))
    let entries = analysis.regions.enumerated().map { index, region -> Markup in
      let name = Markup.element(
        .span, [],
        [
          .element(
            .span, [.className("mark tint-\(region.region.tint)"), .ariaHidden],
            [.data("\(index + 1)")]),
          .bilingual(ReportPhrases.name(of: region.region)),
        ])
      return .element(.li, [], [control(.region(index + 1), on: false, name)])
    }
    return [.element(.ul, [.className("legend")], [.element(.li, [], [none])] + entries)]
  }

  /// A switch of the page, which works by style alone.
  private enum Control {
    case language(Language)
    case layer(String)
    case region(Int)

    var attributes: [Attribute] {
      switch self {
      case .language(let language): [.type("radio"), .name("language"), .id(language.rawValue)]
      case .layer(let id): [.type("checkbox"), .name(id), .id(id)]
      case .region(let number): [.type("radio"), .name("region"), .id(id(number))]
      }
    }

    var id: String {
      switch self {
      case .language(let language): language.rawValue
      case .layer(let id): id
      case .region(let number): id(number)
      }
    }

    private func id(_ number: Int) -> String { "region-\(number)" }
  }

  private func control(_ control: Control, on: Bool, _ name: Markup) -> Markup {
    .element(
      .label, [.labels(control.id)],
      [.element(.input, control.attributes + (on ? [.checked] : [])), name])
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
