internal import FaceAnalysis
public import Foundation
internal import HTML
public import Knowledge
public import PhotoAnalysis
public import Vocabulary

/// One photograph on the light table and what was found in it.
public struct AnalysisPage: Sendable {
  let context: PageContext
  let model: Model

  public struct Model: Sendable {
    public let id: String
    public let analysis: PhotoAnalysis
    public let meshEdges: [MeshEdge]
    /// The view that a person chose; nil while the pose tells.
    public let chosenView: PhotographicView?
    /// How many points a person has moved.
    public let movedPoints: Int
    /// All photographs of this visitor, the newest first.
    public let onTable: [StartPage.OnTable]
    /// Published values that a person may ask for; nil where there are none.
    public let edition: Edition?
    /// Of the practice, in which days are written.
    public let zone: TimeZone

    public init(
      id: String, analysis: PhotoAnalysis, meshEdges: [MeshEdge], chosenView: PhotographicView?,
      movedPoints: Int, onTable: [StartPage.OnTable], edition: Edition? = nil,
      zone: TimeZone = .gmt
    ) {
      self.id = id
      self.analysis = analysis
      self.meshEdges = meshEdges
      self.chosenView = chosenView
      self.movedPoints = movedPoints
      self.onTable = onTable
      self.edition = edition
      self.zone = zone
    }
  }

  public init(context: PageContext, model: Model) {
    self.context = context
    self.model = model
  }

  /// Longest side of the picture shown first, pixels; all pixels come when the zoom asks for them.
  public static let previewSide = 2048

  var language: Language { context.language }

  public var html: String {
    Shell(
      context: context, room: .photo, title: AnalysisPhrases.title,
      scripts: model.analysis.landmarks == nil
        ? ["stage.js"] : ["stage.js", "points.js", "norms.js"],
      bar: [
        .element(.span, [.className("file")], [.data(model.analysis.document.file)])
      ]
    ).page([
      .element(
        .main, [.id("content"), .className("light-table")],
        [
          .element(.h1, [.className("visually-hidden")], [words(AnalysisPhrases.title)]),
          strip, stage, panel,
        ])
    ])
  }

  /// What changes when points were moved: the drawing and the panel's readings.
  public var changed: Changed {
    Changed(
      layers: layers.map(\.text).joined(),
      reading: ReadingPart(page: self).markup.text,
      measures: MeasuresPart(page: self).markup.text, movedPoints: model.movedPoints)
  }

  /// A page's parts made anew, for its script to put in place.
  public struct Changed: Codable, Sendable {
    public let layers: String
    public let reading: String
    public let measures: String
    public let movedPoints: Int
  }

  private var layers: [Markup] {
    guard model.analysis.landmarks != nil, var drawing = FaceDrawing(of: model.analysis) else {
      return []
    }
    drawing.meshEdges = model.meshEdges
    return drawing.groups(FaceDrawing.Layer.allCases)
  }

  private var strip: Markup {
    .element(
      .nav, [.className("strip"), .ariaLabel(AnalysisPhrases.photographs, language)],
      [
        .element(
          .a, [.className("new"), .href(Paths.start)],
          [
            .element(.span, [.className("plus"), .ariaHidden], [.data("+")]),
            .element(.span, [], [words(AnalysisPhrases.newPhotograph)]),
          ])
      ]
        + model.onTable.map { photograph in
          .element(
            .a,
            [.href(Paths.photograph(photograph.id)), .className("thumbnail")]
              + (photograph.id == model.id ? [.ariaCurrent] : []),
            [
              .element(
                .img,
                [.source(Paths.thumbnail(photograph.id)), .alt(photograph.label, language)]),
              .element(.span, [.ariaHidden], [words(photograph.label)]),
            ])
        })
  }

  private var stage: Markup {
    guard let size = model.analysis.document.image else { return .element(.section) }
    return .element(
      .section, [.className("stage"), .ariaLabel(AnalysisPhrases.stage, language)],
      [
        .element(
          .div,
          [
            .id("viewport"), .className("viewport"), .tabIndex, .role("group"),
            .ariaLabel(AnalysisPhrases.viewport, language),
            .ariaDescribedBy("stage-keys"),
          ],
          [
            .element(
              .div,
              [
                .id("plane"), .className("plane"), .data(.width, "\(size.width)"),
                .data(.height, "\(size.height)"),
              ]
                + (max(size.width, size.height) > Self.previewSide
                  ? [.data(.full, Paths.fullPicture(model.id))] : []),
              [
                .element(
                  .img,
                  [
                    .id("photograph"), .source(Paths.preview(model.id)), .notDraggable,
                    .alt(AnalysisPhrases.photograph, language),
                  ]),
                .element(
                  .svg,
                  [
                    .id("layers"), .svg(.viewBox, "0 0 \(size.width) \(size.height)"),
                    .ariaHidden,
                  ], layers),
              ]),
            .element(
              .canvas, [.id("magnifier"), .className("magnifier"), .ariaHidden, .hidden], []),
            .element(.div, [.id("tip"), .className("tip"), .hidden], []),
          ]),
        controls.zoom,
        .element(
          .p, [.id("stage-keys"), .className("visually-hidden")],
          [words(AnalysisPhrases.stageKeys)]),
        controls.layers,
      ])
  }

  private var controls: StageControls { StageControls(page: self) }

  private var panel: Markup { AnalysisPanel(page: self).markup }

  func words(_ phrase: Phrase) -> Markup { .words(phrase, in: language) }
}
