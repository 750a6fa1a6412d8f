internal import FaceAnalysis
internal import HTML
public import PhotoAnalysis
internal import Raster
internal import Vocabulary

/// What was found, drawn in pixels of the photograph: the one drawing that the overlay picture,
/// the report and the pages show.
///
/// Shapes carry classes; colours and line widths come from the style sheet beside them.
public struct FaceDrawing {
  /// What can be shown or hidden for itself.
  enum Layer: String, CaseIterable {
    case skin, mesh, regions, irises, pose, points, measures, chart
  }

  let analysis: PhotoAnalysis
  /// The lines of the mesh; without them the layer stays empty.
  var meshEdges: [MeshEdge] = []
  let width: Int
  let height: Int

  /// nil when there is no picture.
  public init?(of analysis: PhotoAnalysis) {
    guard let size = analysis.document.image else { return nil }
    self.analysis = analysis
    width = size.width
    height = size.height
  }

  /// A thousandth of the picture's longer side, pixels.
  var unit: Double { Double(max(width, height)) / 1000 }

  /// `layers`, to lie over the photograph in a page whose style sheet knows their classes.
  func markup(_ layers: [Layer]) -> Markup {
    .element(.svg, [.svg(.viewBox, "0 0 \(width) \(height)"), .ariaHidden], groups(layers))
  }

  /// The drawing as an SVG file of its own, for a picture `width` pixels wide.
  public func file(width fileWidth: Int) -> String {
    let fileHeight = Double(height) * Double(fileWidth) / Double(width)
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(fileWidth)\" "
      + "height=\"\(place(fileHeight))\" viewBox=\"0 0 \(width) \(height)\">"
      + "<g font-size=\"\(place(unit))\">"
      + Markup.element(.style, [], [DrawingStyle.colours, DrawingStyle.file]).text
      + groups([.regions, .irises, .points]).map(\.text).joined() + "</g></svg>"
  }

  /// One group for each of `layers`, the first lowest.
  func groups(_ layers: [Layer]) -> [Markup] {
    layers.map { layer in
      let shapes =
        switch layer {
        case .skin: skin
        case .mesh: mesh
        case .regions: regions
        case .irises: irises + scaleBar
        case .pose: pose
        case .points: points + placed
        case .measures: measures
        case .chart: chart
        }
      return .element(.g, [.className("layer layer-\(layer.rawValue)")], shapes)
    }
  }

  /// Each outline twice, dark below its colour, so that it shows on skin and cloth of any tone.
  private var regions: [Markup] {
    let drawn = analysis.regions.enumerated().filter { !$0.element.corners.isEmpty }
    let outlines = drawn.flatMap { index, region -> [Markup] in
      let corners = region.corners.map { "\(place($0.x)),\(place($0.y))" }.joined(separator: " ")
      return [
        .element(.polygon, [.className("casing"), .svg(.points, corners)]),
        .element(
          .polygon,
          [
            .className("region tint-\(region.region.tint) region-\(index + 1)"),
            .data(.region, region.region.rawValue),
            .svg(.points, corners),
          ]),
      ]
    }
    let numbers = drawn.map { index, region in
      text("number", "\(index + 1)", at: region.deepestPoint + Point(0, 5 * unit), size: 15)
    }
    return outlines + numbers
  }

  private var points: [Markup] {
    (analysis.landmarks?.points ?? []).enumerated().map { index, point in
      let isNamed = NamedLandmark(rawValue: index) != nil
      return dot(
        isNamed ? "point named" : "point", Point(point.x, point.y), radius: 1.3,
        [.data(.point, "\(index)")])
    }
  }

  /// The colour chart that was found in the photograph.
  private var chart: [Markup] {
    guard let found = analysis.document.chart else { return [] }
    let sight = ChartSight(
      width: width, height: height, corners: found.corners.map { Point($0[0], $0[1]) },
      patches: found.patches.map { .init(at: Point($0.at[0], $0.at[1]), isUsed: $0.use == .used) })
    return ChartDrawing(sight: sight).shapes
  }

  /// Points that a person placed, with their ids.
  private var placed: [Markup] {
    (analysis.document.profileLandmarks ?? [:]).sorted { $0.key < $1.key }.flatMap { id, point in
      let at = Point(point.at[0], point.at[1])
      return [
        dot("point placed", at, radius: 4),
        text("label", id, at: at + Point(8 * unit, -6 * unit), size: 18),
      ]
    }
  }

  /// Circles through the four rim points of each iris.
  private var irises: [Markup] {
    guard let landmarks = analysis.landmarks else { return [] }
    return [468, 473].flatMap { centre -> [Markup] in
      let middle = landmarks.position(centre)
      let rim = (1...4).map { index -> Double in
        let d = landmarks.position(centre + index) - middle
        return (d * d).sum().squareRoot()
      }
      let radius = rim.reduce(0, +) / 4 / unit
      return [dot("casing", middle, radius: radius), dot("iris", middle, radius: radius)]
    }
  }

  private var scaleBar: [Markup] {
    guard let size = analysis.document.scale.millimetresPerPixel, size > 0 else { return [] }
    let start = Point(24 * unit, Double(height) - 24 * unit)
    let end = start + Point(10 / size, 0)
    return [
      line("casing scale", start, end), line("scale", start, end),
      text("label", "10\u{202F}mm", at: start - Point(0, 11 * unit), size: 20),
    ]
  }

  func dot(
    _ name: String, _ at: Point, radius: Double, _ attributes: [Attribute] = []
  ) -> Markup {
    .element(
      .circle,
      [
        .className(name), .svg(.cx, place(at.x)), .svg(.cy, place(at.y)),
        .svg(.r, place(radius * unit)),
      ] + attributes)
  }

  func line(_ name: String, _ from: Point, _ to: Point) -> Markup {
    .element(
      .line,
      [
        .className(name), .svg(.x1, place(from.x)), .svg(.y1, place(from.y)),
        .svg(.x2, place(to.x)), .svg(.y2, place(to.y)),
      ])
  }

  private func text(_ name: String, _ words: String, at: Point, size: Double) -> Markup {
    .element(
      .text,
      [
        .className(name), .svg(.x, place(at.x)), .svg(.y, place(at.y)),
        .svg(.fontSize, place(size * unit)),
      ], [.data(words)])
  }
}

/// A position to a hundredth of a pixel.
func place(_ value: Double) -> String {
  formatted(value, decimals: 2, in: .english).replacing("\u{2212}", with: "-")
}
